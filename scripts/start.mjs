// `npm start`: installs and builds what is missing, then serves until it is told to stop.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { nodeFlags } from './flags.mjs'
import { build, install, requireNode, root, say } from './prepare.mjs'

requireNode()
install()
build()
say('Starting …')
const server = spawn(
  process.execPath,
  [...nodeFlags, join(root, 'dist', 'server', 'main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: root },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))
