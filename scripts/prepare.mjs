// Brings a clone to the point where it can run: packages as the lock file pins them, and the three builds.
// Runs before node_modules exists, so it uses Node's own modules only.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamps = join(root, 'node_modules', '.huying')

/** Ends the program when this Node is too old, with what to do. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Huying needs Node 20.19 or later; this is ${process.versions.node}. See https://nodejs.org`)
  process.exit(1)
}

/** Installs the packages of package-lock.json unless exactly these are there. */
export function install() {
  const wanted = hash([join(root, 'package-lock.json')])
  if (stamp('packages') === wanted) return
  say('Installing packages (first time about a minute) …')
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  keep('packages', wanted)
}

/** Builds what has changed since it was last built. */
export function build() {
  part('server', ['server', 'scripts'], ['scripts/build-server.mjs'])
  part('portal', ['portal'], ['node_modules/vite/bin/vite.js', 'build', 'portal', '--logLevel', 'warn'])
  part(
    'modeler',
    ['modeler', 'server/engine', 'server/calendar'],
    ['node_modules/vite/bin/vite.js', 'build', 'modeler', '--logLevel', 'warn'],
  )
}

function part(name, sources, command) {
  const files = sources.flatMap(folder => walk(join(root, folder)))
  const wanted = hash([...files, join(root, 'package-lock.json')])
  if (stamp(name) === wanted && existsSync(join(root, 'dist', name))) return
  say(`Building ${name} …`)
  // Whoever builds (a test run, say), what is built is for use.
  run(process.execPath, command, { env: { ...process.env, NODE_ENV: 'production' } })
  keep(name, wanted)
}

export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (done.status === 0) return
  console.error(`${command} ${args.join(' ')} failed (${done.error?.message ?? `exit ${done.status}`}).`)
  process.exit(done.status || 1)
}

export function say(line) {
  console.log(`\x1b[36m•\x1b[0m ${line}`)
}

function walk(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]))
}

function hash(files) {
  const sum = createHash('sha256')
  for (const file of files) sum.update(relative(root, file)).update(readFileSync(file))
  return sum.digest('hex')
}

function stamp(name) {
  const file = join(stamps, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function keep(name, value) {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, name), value)
}
