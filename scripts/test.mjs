// `npm test`: installs and builds what is missing, finds a Chromium, runs the tests, closes with one line of counts.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { build, install, requireNode, root, say } from './prepare.mjs'

requireNode()
install()
installForDebian()
build()

const long = process.argv.includes('--long')
const patterns = process.argv.slice(2).filter(argument => argument !== '--long')
const report = join(root, 'node_modules', '.huying', 'jest.json')
mkdirSync(join(root, 'node_modules', '.huying'), { recursive: true })
const done = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${report}`,
    `--maxWorkers=${workers()}`,
    ...patterns,
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, HUYING_LONG: long ? '1' : '', TZ: process.env.TZ ?? 'UTC' },
  },
)
const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
if (!result) process.exit(done.status || 1)
const broken = result.testResults.filter(
  file => file.status === 'failed' && file.assertionResults.length === 0,
)
const failed = result.numFailedTests + broken.length
console.log(
  `${result.numPassedTests} passed, ${failed} failed, ${result.numPendingTests + result.numTodoTests} skipped`,
)
process.exit(done.status === 0 && failed === 0 ? 0 : 1)

/** More than there are cores, since tests often wait for a browser or a server; each may take up to 3 GB with them. */
function workers() {
  return Math.max(2, Math.min(availableParallelism() + 2, Math.floor(totalmem() / 3e9)))
}

/**
 * As root on Debian the tests bring what they need: Chromium and Chinese fonts for the browser, a JDK and Maven for
 * the stand-in of MongoDB. Elsewhere they use what is there.
 */
function installForDebian() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return
  const wanted = {
    chromium: '/usr/bin/chromium',
    'fonts-noto-cjk': '/usr/share/fonts/opentype/noto',
    strace: '/usr/bin/strace',
    ...(process.env.MONGODB_URL || process.env.MONGOMS_SYSTEM_BINARY
      ? {}
      : { 'openjdk-17-jdk-headless': '/usr/bin/javac', maven: '/usr/bin/mvn' }),
  }
  const missing = Object.keys(wanted).filter(name => !existsSync(wanted[name]))
  if (missing.length === 0) return
  say(`Installing ${missing.join(', ')} for the tests …`)
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  const apt = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet)
  if (apt.status !== 0) say('They could not be installed; the tests that need them will say so.')
}
