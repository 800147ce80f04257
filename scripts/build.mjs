// `npm run build`: the server, the portal and the modeler into dist/.
import { build, install, requireNode } from './prepare.mjs'

requireNode()
install()
build()
