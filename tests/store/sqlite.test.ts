import { openMemoryStore, openStore } from '../../server/store/index.js'
import { contract } from './contract/index.js'
import { freshFolders } from './folder.js'

const folder = freshFolders()

contract({ name: 'SQLite in a folder', open: collections => openStore({ data: folder(), collections }) })
contract({ name: 'SQLite in memory', open: openMemoryStore })
