import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import { createApp } from './api/app.js'
import type { Log, Readiness, Services } from './api/services.js'
import { CHINA_OFFSET, defaultEdition, toIso } from './calendar/index.js'
import { auditTrail, auditTrailOf } from './domain/audit/index.js'
import { directoryCollections, directoryReader } from './domain/directory/index.js'
import {
  argon2id,
  defaultSessionLimits,
  identityCollections,
  sessionOf,
  sweepSessions,
  type Hashing,
  type IdentityContext,
} from './domain/identity/index.js'
import { listCollections, listReader } from './domain/lists/index.js'
import { countiesIn, seedCounty, type SeedProgress } from './domain/seed/index.js'
import { compileDecisions } from './engine/decision/index.js'
import { createFeel } from './engine/expression/index.js'
import { limitTable } from './limits.js'
import { createMetrics } from './metrics.js'
import { idempotent } from './runtime/results.js'
import { runtimeCollections } from './runtime/rows/index.js'
import { guardExpressions } from './runtime/expression-guard.js'
import type { Collection, Store } from './store/index.js'

/** Every collection of the service, for opening its store. */
export const collections: readonly Collection<unknown>[] = [
  ...directoryCollections,
  ...identityCollections,
  ...listCollections,
  auditTrail,
  ...runtimeCollections,
]

export interface Setup {
  store: Store
  clock: { now(): number }
  log: Log
  /** Folder of the package: its procedures and its built applications. */
  root: string
  seed: 'demo' | 'none'
  hashing?: Hashing
  /** Requests to the API under way at once. */
  inFlight?: number
  metrics?: ReturnType<typeof createMetrics>
}

export interface Service {
  app: Express
  services: Services
  /** Lays in the county and brings its procedures into force; until then requests are answered with NOT_READY. */
  prepare(progress?: (progress: SeedProgress) => void): Promise<void>
  /** Ends what runs by itself; the store stays open. */
  close(): Promise<void>
}

const HOUR = 3_600_000

/** Wires the whole service on a store and a clock; nothing of it runs before `prepare`. */
export function compose(setup: Setup): Service {
  const { store, clock, log, root } = setup
  const metrics = setup.metrics ?? createMetrics()
  const edition = defaultEdition()
  const calendar = () => edition
  const expressions = guardExpressions(createFeel())
  const directory = directoryReader(store, calendar)
  const lists = listReader(store, directory)
  const identity: IdentityContext = {
    store,
    clock,
    randomBytes,
    hashing: setup.hashing ?? argon2id(),
    directory,
    audit: auditTrailOf(store, clock),
    limits: defaultSessionLimits,
  }
  let county = ''
  let preparing: { done: boolean; why: string } = { done: false, why: '正在启动' }
  let sweeping: NodeJS.Timeout | undefined

  async function readiness(): Promise<Readiness> {
    const { writable, why } = await store.health()
    const checks: Readiness['checks'] = {
      store: writable ? { ok: true } : { ok: false, why },
      county: preparing.done ? { ok: true } : { ok: false, why: preparing.why },
    }
    return { ready: writable && preparing.done, checks }
  }

  const limitsFile = join(root, 'processes/township-call/decisions/limits.dmn')
  const limits = compileDecisions(readFileSync(limitsFile, 'utf8'), expressions)

  const services: Services = {
    log,
    clock: { now: () => clock.now(), iso: toIso, offsetMinutes: CHINA_OFFSET },
    serving: () => preparing.done,
    readiness,
    metrics: metrics.http,
    county: () => county,
    calendar,
    identity,
    directory,
    lists,
    async limits() {
      const decision = (await limits).decisions.get('limits')
      if (!decision) throw new Error(`${limitsFile} has no decision "limits"`)
      return limitTable(decision, expressions, { now: clock.now(), calendar: edition })
    },
    session: token => sessionOf(identity, token),
    counts: async () => ({ todo: 0, queue: 0, supervision: 0, incidents: 0, unread: 0 }),
    once: (code, request, run) => idempotent({ store, clock } as never, code, request, run),
  }

  return {
    app: createApp(services, {
      portal: join(root, 'dist/portal'),
      modeler: join(root, 'dist/modeler'),
      inFlight: setup.inFlight,
    }),
    services,
    async prepare(progress = () => undefined) {
      if (setup.seed === 'demo')
        await seedCounty(store, identity.hashing, step => {
          preparing = { done: false, why: `正在准备${step.text} ${step.done}/${step.total}` }
          progress(step)
        })
      county = (await countiesIn(store))[0]?._id ?? ''
      sweeping = setInterval(() => void sweep(), HOUR).unref()
      preparing = { done: true, why: '' }
    },
    async close() {
      clearInterval(sweeping)
    },
  }

  async function sweep(): Promise<void> {
    try {
      await sweepSessions(identity)
    } catch (error) {
      log.warn({ err: error }, 'sweep failed')
    }
  }
}
