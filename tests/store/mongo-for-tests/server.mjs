// A MongoDB to test against, in this order: the one that MONGODB_URL names; a mongod on disk that
// MONGOMS_SYSTEM_BINARY names; mongo-java-server, an in-memory stand-in out of Maven's central repository.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mongoose from 'mongoose'

const here = fileURLToPath(new URL('.', import.meta.url))
const kept = join(here, '..', '..', '..', 'node_modules', '.huying')

/** Why there is none: a tool is missing or cannot do its work. */
export class NoMongo extends Error {}

/**
 * Starts a server, or takes the one that is named.
 * @param {{ owner?: number, port?: number }} options the process whose end is the server's too; this one when not
 *   said. A port to come back to; a free one when not said.
 * @returns {Promise<{ url: (database: string) => string, port?: number, pid?: number, server: string, stop(): Promise<void> }>}
 *   `server` names it and its version
 * @throws {NoMongo}
 */
export async function startMongo({ owner = process.pid, port } = {}) {
  const named = process.env.MONGODB_URL
  if (named)
    return { url: database => at(named, database), server: await serverAt(named), stop: async () => {} }
  const binary = process.env.MONGOMS_SYSTEM_BINARY
  const at127 = port ?? (await freePort())
  return binary ? startMongod(binary, at127) : startStandIn(at127, owner)
}

async function startMongod(binary, port) {
  if (!existsSync(binary)) throw new NoMongo(`MONGOMS_SYSTEM_BINARY names ${binary}, which is not there`)
  const data = mkdtempSync(join(tmpdir(), 'huying-mongod-'))
  const child = spawn(
    binary,
    ['--port', String(port), '--dbpath', data, '--bind_ip', '127.0.0.1', '--noauth', '--quiet'],
    { stdio: 'ignore', detached: true },
  )
  const started = await ready(child, port)
  return {
    ...started,
    stop: async () => rmSync((await started.stop(), data), { recursive: true, force: true }),
  }
}

async function startStandIn(port, owner) {
  const jars = fetchJars()
  const child = spawn(
    'java',
    [
      '-XX:+UseSerialGC',
      '-Xmx512m',
      '-XX:TieredStopAtLevel=4',
      '-cp',
      join(jars, '*'),
      join(here, 'MongoForTests.java'),
      String(port),
      String(owner),
    ],
    { stdio: 'ignore', detached: true },
  )
  return ready(child, port, version => `mongo-java-server ${standInVersion()} (as MongoDB ${version})`)
}

/** The jars in a folder for this very pom.xml, fetched once. */
function fetchJars() {
  const pom = join(here, 'pom.xml')
  const folder = join(
    kept,
    `mongo-${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12)}`,
  )
  for (const tool of ['java', 'javac']) {
    const found = spawnSync(tool, ['-version'], { stdio: 'ignore' })
    if (found.status !== 0) throw new NoMongo('there is no JDK 17 (on Debian: openjdk-17-jdk-headless)')
  }
  if (existsSync(folder)) return folder
  const partial = `${folder}.${process.pid}`
  const fetched = spawnSync(
    'mvn',
    ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`],
    { encoding: 'utf8' },
  )
  if (fetched.error) throw new NoMongo('there is no Maven (on Debian: maven)')
  if (fetched.status !== 0) throw new NoMongo(`Maven could not fetch the stand-in:\n${fetched.stdout}`)
  try {
    renameSync(partial, folder)
  } catch {
    // Another run was quicker.
    rmSync(partial, { recursive: true, force: true })
  }
  return folder
}

function standInVersion() {
  return /<version>([\d.]+)<\/version>\s*<\/dependency>/.exec(
    readFileSync(join(here, 'pom.xml'), 'utf8'),
  )?.[1]
}

async function ready(child, port, named = version => `mongod ${version}`) {
  const url = `mongodb://127.0.0.1:${port}/`
  let failure
  child.once('error', error => (failure = error))
  child.once('exit', code => (failure ??= new Error(`it ended with code ${code}`)))
  child.unref()
  const stop = async () => {
    if (failure) return
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.ref()
    child.kill()
    await ended
  }
  for (const until = Date.now() + 30_000; ;) {
    if (failure) throw new NoMongo(`the server did not start: ${failure.message}`)
    const version = await versionAt(url).catch(() => undefined)
    if (version)
      return { url: database => url + database, port, pid: child.pid, server: named(version), stop }
    if (Date.now() > until) {
      await stop()
      throw new NoMongo('the server did not answer within 30 s')
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

/** Ready means that it answers a ping. */
async function versionAt(url, patienceMs = 1000) {
  const client = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: patienceMs })
  try {
    await client.db('admin').command({ ping: 1 })
    return (await client.db('admin').command({ buildInfo: 1 })).version
  } finally {
    await client.close()
  }
}

async function serverAt(url) {
  try {
    return `the server of MONGODB_URL, ${await versionAt(url, 5000)}`
  } catch (error) {
    throw new NoMongo(`MONGODB_URL does not answer: ${error.message}`)
  }
}

/** The same address with another database. */
function at(url, database) {
  const [, start, query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(url) ?? []
  return `${start}/${database}${query}`
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
