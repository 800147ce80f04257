// A process that opens a store and holds it until it is killed. Argument: data folder.
import { openStore } from '../../../server/store/index.js'

await openStore({ data: process.argv[2]!, collections: [] })
process.stdout.write('open\n')
setInterval(() => undefined, 60_000)
