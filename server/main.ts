import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MovingError, openUsable } from './moving/index.js'
import { collections, compose } from './service/compose.js'
import { ConfigError, readConfig, type Config } from './service/config.js'
import { say, sayReady } from './service/console.js'
import { knownLayout } from './service/data-layout.js'
import { createLog } from './service/logging.js'
import { createMetrics } from './service/metrics.js'
import { listen, serverOf } from './service/serving.js'
import { stopOnSignals } from './service/stopping.js'
import { isStoreError } from './store/index.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

try {
  await serve(readConfig(process.env))
} catch (error) {
  const known = explained(error)
  console.error(known ?? error)
  process.exit(1)
}

/** Listens at once and says on its probes how far it is; then lays in the county and serves until it is told to stop. */
async function serve(config: Config): Promise<void> {
  const logFile = join(config.data, 'huying.log')
  const log = createLog(logFile, config.log)
  const metrics = createMetrics()
  metrics.ofProcess()
  const { data, mongodb } = config
  const store = await openUsable({ data, mongodb, collections, meter: metrics.store }, knownLayout)
  const clock = runningClock(config.startAt)
  const service = compose({
    store,
    clock,
    log,
    root,
    seed: config.seed,
    metrics,
    workerToken: config.workerToken ?? undefined,
    keep: config.keep,
    // Of a database others may be nodes too; a data folder has only this one.
    node: config.mongodb === null ? undefined : randomBytes(6).toString('base64url'),
  })
  const server = serverOf(service.app)
  const stopping = stopOnSignals({ server, service, store, drain: config.drain })
  const address = await listen(server, config)
  say(`Listening on ${address}; the log is ${logFile}`)
  try {
    await service.prepare(({ text, done, total }) => {
      if (done >= total) say(`Preparing the county: ${text} ${total}`)
    })
  } catch (error) {
    // What is laid in meanwhile goes on at the next start.
    if (stopping()) return
    throw error
  }
  await sayReady(address, service.services)
}

/** The machine's clock, or one that starts at an instant and runs on from there. */
function runningClock(startAt: number | null): { now(): number } {
  const ahead = startAt === null ? 0 : startAt - Date.now()
  return { now: () => Date.now() + ahead }
}

/** In words what stands in the way, with the way out; undefined for what nobody expected. */
function explained(error: unknown): string | undefined {
  if (error instanceof ConfigError)
    return `Huying cannot start with these settings:\n  ${error.problems.join('\n  ')}`
  if (error instanceof MovingError) return `${error.text.zh}\n${error.text.en}`
  if (isStoreError(error, 'DATA_LOCKED'))
    return `${error.message}\nStop the other Huying, or set HUYING_DATA to a folder of its own.`
  if (isStoreError(error)) return `The store cannot be used: ${error.message}`
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `The port is taken. Set PORT to a free one, e.g. PORT=3001 npm start`
  if (code === 'EACCES') return `Not allowed: ${(error as Error).message}`
  return undefined
}
