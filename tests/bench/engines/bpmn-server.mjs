import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { diagram, programs } from '../diagrams.mjs'

const peers = createRequire(new URL('../peers/package.json', import.meta.url))
// It tells the console of its start and of every query; that would cost it more than the work.
console.log = () => undefined
const { BPMNServer, Configuration, DefaultAppDelegate, NoCacheManager, ScriptHandler } = peers('bpmn-server')
const { MemoryDataStore } = peers('bpmn-server/dist/datastore/MemoryDataStore.js')
const { ModelsDatastore } = peers('bpmn-server')

/** Keeps instances in its own memory store; its locks, which that store lacks, are always free. */
class Store extends MemoryDataStore {
  locker = { lock: async () => true, release: async () => undefined }
}

/** Diagrams come from here instead of a folder. */
class Models extends ModelsDatastore {
  getSource = async name => diagram(name, 'bpmn-server')
  getSVG = async () => null
}

const logger = new Proxy({}, { get: (_, name) => (name === 'get' ? () => [] : () => undefined) })
const server = new BPMNServer(
  new Configuration({
    definitionsPath: '',
    templatesPath: '',
    timers: { forceTimersDelay: null, precision: 3000 },
    database: { MongoDB: { db_url: '', db: '' } },
    apiKey: '',
    logger: () => logger,
    definitions: of => new Models(of),
    appDelegate: of => new DefaultAppDelegate(of),
    dataStore: of => new Store(of),
    cacheManager: of => new NoCacheManager(of),
    scriptHandler: () => new ScriptHandler(),
  }),
  logger,
  { cron: false },
)

export const version = JSON.parse(
  readFileSync(new URL('../peers/node_modules/bpmn-server/package.json', import.meta.url), 'utf8'),
).version

/** @returns one run of the program; the diagram is parsed at each start, as it always is there */
export async function prepare(program) {
  const { waits } = programs[program]
  return async () => {
    let run = await server.engine.start(program, { n: 0 })
    if (waits) run = await server.engine.invoke({ id: run.id, 'items.elementId': waits }, {})
    server.dataStore.db.db.delete(run.id)
    return run.instance.status === 'end' ? run.instance.data.n : undefined
  }
}
