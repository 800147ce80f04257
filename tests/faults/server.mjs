import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { nodeFlags } from '../../scripts/flags.mjs'
import { root } from '../../scripts/prepare.mjs'

const built = path => import(join(root, 'dist/server', path))

/**
 * Where the service keeps its data: a folder (which holds the log in any case) and, unless SQLite keeps them, the
 * address of a MongoDB.
 * @typedef {{ data: string, mongodb?: string }} Place
 */

/**
 * Opens the store of a place with every collection of the service; nobody else may have a folder open.
 * @param {Place} place
 */
export async function openData({ data, mongodb }) {
  const [{ collections }, { openStore }] = await Promise.all([
    built('service/compose.js'),
    built('store/index.js'),
  ])
  return openStore({ data, mongodb: mongodb ?? null, collections })
}

/**
 * Lays the demonstration county, without its sample calls, into an empty place.
 * @param {Place} place
 */
export async function prepareData(place) {
  const [{ compose }, { argon2id }] = await Promise.all([
    built('service/compose.js'),
    built('domain/identity/index.js'),
  ])
  const store = await openData(place)
  const service = compose({
    store,
    clock: { now: () => Date.parse('2026-10-12T09:00:00+08:00') },
    log: { info() {}, warn() {}, error() {} },
    root,
    seed: 'demo',
    sampleCalls: false,
    hashing: argon2id({ memoryCost: 8, timeCost: 1 }),
    ticking: false,
  })
  await service.prepare()
  await service.close()
  await store.close()
}

/**
 * The service as it is installed, in a process of its own, on a place that holds a county.
 * @param {Place} place
 * @param {number} now the instant at which its clock starts, ms
 */
export async function startServer({ data, mongodb }, now) {
  const child = spawn(process.execPath, [...nodeFlags, join(root, 'dist/server/main.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      HUYING_DATA: data,
      HUYING_SEED: 'none',
      HUYING_NOW: new Date(now).toISOString(),
      HUYING_LOG: 'warn',
      HUYING_DRAIN: '0',
      MONGODB_URL: mongodb ?? '',
    },
  })
  const ended = once(child, 'exit')
  let url
  for await (const line of createInterface(child.stdout)) {
    url ??= /Listening on (http:\S+?);/.exec(line)?.[1]
    if (/Ready: open/.test(line)) break
  }
  child.stdout.resume()
  if (!url || child.exitCode !== null) throw new Error('the service did not start')
  async function end(signal) {
    child.kill(signal)
    await ended
  }
  return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}
