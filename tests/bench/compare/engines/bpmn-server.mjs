import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { diagram } from '../diagrams.mjs'

const peers = createRequire(new URL('../../peers/package.json', import.meta.url))
// It tells the console of its start and of every query.
console.log = () => undefined
const {
  BPMNServer,
  Configuration,
  DataStore,
  DefaultAppDelegate,
  ModelsDatastore,
  NoCacheManager,
  ScriptHandler,
} = peers('bpmn-server')

export const version = JSON.parse(
  readFileSync(new URL('../../peers/node_modules/bpmn-server/package.json', import.meta.url), 'utf8'),
).version

/**
 * A server as its documentation sets it up: diagrams in a folder, instances in MongoDB, its cron on, no timer shortened.
 * @param {string} folder
 * @param {string} name of the one diagram
 * @param {{ post?: () => Promise<unknown> }} services
 */
export async function open(folder, name, services = {}) {
  const definitionsPath = join(folder, 'diagrams') + '/'
  mkdirSync(definitionsPath, { recursive: true })
  writeFileSync(join(definitionsPath, `${name}.bpmn`), diagram(name, 'bpmn-server'))
  class Delegate extends DefaultAppDelegate {
    getServicesProvider = async () => services
  }
  const faults = []
  const logger = new Proxy(
    {
      get: () => [],
      error: text => faults.push(String(text)),
      reportError: error => faults.push(error.message),
    },
    { get: (own, key) => own[key] ?? (() => undefined) },
  )
  const server = new BPMNServer(
    new Configuration({
      definitionsPath,
      templatesPath: definitionsPath,
      timers: { forceTimersDelay: null, precision: 3000 },
      database: { MongoDB: { db_url: process.env.COMPARE_MONGODB, db: 'bpmn' } },
      apiKey: '',
      logger: () => logger,
      definitions: of => new ModelsDatastore(of),
      appDelegate: of => new Delegate(of),
      dataStore: of => new DataStore(of),
      cacheManager: of => new NoCacheManager(of),
      scriptHandler: () => new ScriptHandler(),
    }),
    logger,
  )
  await server.dataStore.install()
  const stored = async () => (await server.dataStore.findInstances({ name }, 'full')).at(-1)
  return { server, faults, stored, start: () => server.engine.start(name, { n: 0 }) }
}

const ended = instance => instance?.status === 'end'
const factsOf = (instance, faults) => ({
  ended: ended(instance),
  n: instance?.data?.n,
  error: faults.find(Boolean),
  waits: waiting(instance),
})
const waiting = instance =>
  (instance?.items ?? []).filter(item => item.status === 'wait').map(item => item.elementId)

export const plays = {
  async 'thirty-days'(folder, { watch, again }) {
    const { start, stored } = await open(folder, 'thirty-days')
    const began = Date.now()
    if (!again) await start()
    while (Date.now() - began < watch) {
      const instance = await stored()
      if (instance?.items.some(item => item.elementId === 'wait' && item.status === 'end'))
        return { fired: Date.now() - began, status: instance.status }
      await pause(20)
    }
    return { fired: null, armed: true }
  },

  async 'none-true'(folder) {
    const { start, stored, faults } = await open(folder, 'none-true')
    await start().catch(error => faults.push(error.message))
    return factsOf(await stored(), faults)
  },

  async 'exclusive-merge'(folder) {
    const { start, stored, faults } = await open(folder, 'exclusive-merge')
    await start()
    return factsOf(await stored(), faults)
  },

  async 'inclusive-join'(folder) {
    const { server, start, stored, faults } = await open(folder, 'inclusive-join')
    const { id } = await start()
    const early = (await stored())?.data.n
    await server.engine.invoke({ id, 'items.elementId': 'hold' }, {})
    return { ...factsOf(await stored(), faults), early }
  },

  async 'script-plainly'(folder) {
    return script(folder, 'script-plainly')
  },

  async 'script-roundabout'(folder) {
    return script(folder, 'script-roundabout')
  },

  async 'killed-in-service'(folder, { post, again, watch }) {
    const { server, start, stored, faults } = await open(folder, 'killed-in-service', { post })
    if (!again) return start()
    await pause(watch)
    const byItself = await stored()
    if (ended(byItself)) return { ...factsOf(byItself, faults), how: 'by itself' }
    // The documented way to bring an instance back: engine.get restores and resumes it.
    const refused = await server.engine.get({ id: byItself?.id }).then(
      () => undefined,
      error => error.message,
    )
    return { ...factsOf(await stored(), faults), refused, status: byItself?.status }
  },
}

async function script(folder, name) {
  const { start, stored, faults } = await open(folder, name)
  await start().catch(error => faults.push(error.message))
  const instance = await stored()
  return { ...factsOf(instance, faults), seen: instance?.data?.seen }
}
