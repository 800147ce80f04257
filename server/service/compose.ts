import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Express } from 'express'
import { createApp } from '../api/app.js'
import { liveHub } from '../api/live/hub.js'
import type { Log, Services } from '../api/services.js'
import { CHINA_OFFSET, toIso } from '../calendar/index.js'
import { createCalendars } from '../domain/calendars/editions.js'
import { auditTrail, auditTrailOf } from '../domain/audit/index.js'
import { finishFilings } from '../domain/calls/acts/enter.js'
import { caseOf, itemOf } from '../domain/case-of.js'
import { caseCollections } from '../domain/collections.js'
import { connectDomain } from '../domain/connect.js'
import { countyNow, type Services as DomainServices } from '../domain/county.js'
import { designCollections } from '../domain/design/index.js'
import { counties as countyRows, directoryCollections, directoryReader } from '../domain/directory/index.js'
import {
  argon2id,
  defaultSessionLimits,
  identityCollections,
  sessionOf,
  type Hashing,
  type IdentityContext,
} from '../domain/identity/index.js'
import { createPulses } from '../domain/live/index.js'
import { listCollections, listReader } from '../domain/lists/index.js'
import { countiesIn } from '../domain/seed/county.js'
import { demoCounty, isSeeded } from '../domain/seed/demo-county.js'
import type { SeedProgress } from '../domain/seed/index.js'
import { seededCases } from '../domain/seed-cases/progress.js'
import { setupCollections } from '../domain/setup/index.js'
import { createFeel } from '../engine/index.js'
import { bringLayout, layoutCollections, watchLayout } from './data-layout.js'
import { aged, readFigures } from './figures.js'
import { limitsInForce } from './limits.js'
import { measureLoad, type Load } from './load.js'
import { createMetrics, type Metrics } from './metrics.js'
import { programOf } from './program.js'
import { watchReadiness } from './readiness.js'
import { day, defaultTerms, retain, type Terms } from './retention.js'
import { guardExpressions } from '../runtime/expression-guard.js'
import { createLease, createRuntime, runtimeCollections, type SettableClock } from '../runtime/index.js'
import { oneAtATime } from './alone.js'
import { awaitCounty } from './await-county.js'
import { deployShipped, shippedProcedures } from './shipped.js'
import { followPauses } from '../moving/index.js'
import { createGate, gated, type Collection, type Store } from '../store/index.js'
import type { Cleared } from '../store/clear-away.js'
import { metered, type StoreMeter } from '../store/metered.js'

/** Every collection of the service, for opening its store. */
export const collections: readonly Collection<unknown>[] = [
  ...directoryCollections,
  ...identityCollections,
  ...listCollections,
  ...caseCollections,
  ...designCollections,
  ...setupCollections,
  auditTrail,
  ...runtimeCollections,
  ...layoutCollections,
]

export interface Setup {
  store: Store
  clock: { now(): number }
  log: Log
  /** Folder of the package: its procedures and its built applications. */
  root: string
  seed: 'demo' | 'none'
  /** Whether a demonstration county is given its sample calls. */
  sampleCalls?: boolean
  hashing?: Hashing
  /** Requests to the API under way at once. */
  inFlight?: number
  metrics?: Metrics
  /** What tells how long work waits; by it requests are let in. */
  load?: Load
  /** How long what had its time is kept. */
  keep?: Terms
  /** What external programs show that do jobs; without it they have no interface. */
  workerToken?: string
  /** Whether timers fire by themselves as the machine's time passes; off for clocks that are set by hand. */
  ticking?: boolean
  /** Id of this node, never used before, where several share the store. */
  node?: string
  /** Milliseconds between two looks of such a node whether there is a county by now. */
  countyLook?: number
}

export interface Service {
  app: Express
  services: Services
  /** Lays in the county and puts its procedures in force; until then requests are answered with NOT_READY. */
  prepare(progress?: (progress: SeedProgress) => void): Promise<void>
  /** Says on the probe that this node is about to stop; what comes all the same is done. */
  drain(): void
  /** Ends what waits for something to happen, such as workers for jobs. */
  end(): void
  /** Removes what has had its time, one bounded run; by itself once a minute. */
  retain(): Promise<Cleared>
  /** Ends what runs by itself; the store stays open. */
  close(): Promise<void>
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Milliseconds for which figures of the store are as good as new. */
const FIGURES = 10_000
/** Before the first start the sample calls begin; their procedures are in force since then. */
const SAMPLES = 90 * 24 * HOUR

/** Wires the whole service on a store and a clock; nothing of it runs before `prepare`. */
export function compose(setup: Setup): Service {
  const { clock, log, root } = setup
  const metrics = setup.metrics ?? createMetrics()
  const load = setup.load ?? measureLoad()
  const gate = createGate()
  // Beside other nodes writes wait while a backup asks for it; a folder is copied without.
  const shared = setup.node !== undefined
  const heard = metered(setup.store, both(metrics.store, load.store))
  const store = shared ? gated(heard, gate) : heard
  const domain = composeDomain({ ...setup, store }, metrics)
  const { runtime, directory, audit, calendar, expressions } = domain
  const identity: IdentityContext = {
    store,
    clock,
    randomBytes,
    hashing: setup.hashing ?? argon2id(),
    directory,
    audit,
    limits: defaultSessionLimits,
  }
  const procedures = shippedProcedures(join(root, 'processes'))
  let county = ''
  let preparing = { done: false, why: '正在启动' }
  let draining = false
  const ending = new AbortController()
  let unwatch = () => undefined as void
  const writeOn = shared ? followPauses(setup.store, gate) : () => undefined
  let reading: NodeJS.Timeout | undefined
  const unread = (error: unknown) => log.warn({ error }, 'imported holidays could not be read')

  const notYet = () => (draining ? '正在停止' : preparing.done ? undefined : preparing.why)
  const ready = watchReadiness(store, notYet, log)
  const counties = async () => (await countiesIn(store)).map(each => each._id)
  metrics.observe({
    load,
    figures: aged(
      async () => readFigures(store, await counties(), clock.now()),
      FIGURES,
      () => performance.now(),
    ),
    outbox: () => runtime.outbox(),
    ready: () => ready.last()?.ready === true,
  })

  const base: Omit<Services, 'live'> = {
    log,
    clock: { now: () => clock.now(), iso: toIso, offsetMinutes: CHINA_OFFSET },
    serving: () => preparing.done,
    readiness: ready.ask,
    ending: ending.signal,
    metrics: metrics.http,
    delay: load.delay,
    delays: () => ({ loop: load.loopDelay(), store: load.storeDelay() }),
    county: () => county,
    identity,
    domain,
    limits: limitsInForce(runtime, expressions, () => ({ now: clock.now(), calendar: calendar(county) })),
    workerToken: setup.workerToken,
    session: token => sessionOf(identity, token),
  }
  const services: Services = { ...base, live: liveHub(base) }
  metrics.gauge('huying_leads', '1 while this node fires timers and clears away', () =>
    Number(runtime.leads()),
  )
  metrics.gauge('huying_live_streams', 'Pages that are told what changes as it does', () =>
    services.live.count(),
  )

  const clear = () =>
    retain(
      { store, runtime, audit, clock, log, counties, meter: metrics.removed },
      setup.keep ?? defaultTerms,
    )

  /** Filings that a crash left without an instance, when they are so old that nobody can be at them. */
  async function finishLeft(age = 0): Promise<void> {
    if (county !== '') await finishFilings(await countyNow(domain, county), clock.now() - age)
  }

  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    setup.node === undefined
      ? work()
      : oneAtATime(createLease({ store, clock, log }, 'laying in', setup.node), ending.signal, work)

  /** The county of this store; it is served once its procedures are in force. */
  async function takeCounty(): Promise<void> {
    const [there] = await countiesIn(store)
    if (!there) return
    await deployShipped(runtime, there._id, procedures)
    county = there._id
  }

  /** Serves no more beside a newer program that upgrades the data. */
  function endLeftBehind(): void {
    preparing = { done: false, why: '数据已由较新的程序升级，请停止本节点，换用新程序' }
    log.error({}, 'a newer program upgrades the data: this node does nothing more')
    ending.abort()
    void runtime.close()
  }

  /** Lays in the demonstration county; its sample calls are played by a runtime of their own, on a virtual clock. */
  async function seedDemo(tell: (step: SeedProgress) => void): Promise<void> {
    // What lays it in takes long to load: only a county that is not there yet waits for it.
    if (!isSeeded(await store.get(countyRows, demoCounty.code, demoCounty.code))) {
      const { seedCounty } = await import('../domain/seed/index.js')
      await seedCounty(store, identity.hashing, tell)
    }
    const played = await store.get(seededCases, demoCounty.code, demoCounty.code)
    if (setup.sampleCalls === false || played?.finished) return
    const { seedCases } = await import('../domain/seed-cases/index.js')
    const now = clock.now()
    const virtual = settableClock(now - SAMPLES)
    const services = {
      ...composeDomain({ ...setup, node: undefined, clock: virtual }, createMetrics()),
      clock: virtual,
    }
    await deployShipped(services.runtime, demoCounty.code, procedures)
    await seedCases(services, demoCounty.code, now, step => tell({ step: 'cases', ...step }))
    await services.runtime.close()
  }

  return {
    app: createApp(services, {
      portal: join(root, 'dist/portal'),
      modeler: join(root, 'dist/modeler'),
      inFlight: setup.inFlight,
    }),
    services,
    retain: clear,
    async prepare(progress = () => undefined) {
      const tell = (step: SeedProgress) => {
        preparing = { done: false, why: `正在准备${step.text} ${step.done}/${step.total}` }
        progress(step)
      }
      const upgrading = (why: string) => void (preparing = { done: false, why })
      const layIn = async () => {
        const program = programOf(root)
        await bringLayout({ store, collections, program, now: () => clock.now() }, upgrading, ending.signal)
        if (setup.seed === 'demo') await seedDemo(tell)
        await takeCounty()
      }
      await alone(layIn)
      await domain.calendars?.refresh()
      await finishLeft()
      domain.live?.begin()
      reading = setInterval(() => void domain.calendars?.refresh().catch(unread), MINUTE).unref()
      runtime.eachMinute(async () => domain.calendars?.takeEffect(runtime))
      runtime.eachMinute(() => finishLeft(MINUTE))
      runtime.eachMinute(async () => domain.live?.clear())
      runtime.eachMinute(() => clear().then(() => undefined))
      if (setup.ticking === false) await runtime.recover()
      else await runtime.open()
      preparing = { done: true, why: '' }
      unwatch = watchLayout(store, endLeftBehind)
      ready.begin()
      if (!shared || county !== '') return
      const take = async () => {
        await alone(takeCounty)
        await domain.calendars?.refresh()
      }
      void awaitCounty({ store, log, every: setup.countyLook, signal: ending.signal, take })
    },
    drain: () => void (draining = true),
    end: () => ending.abort(),
    async close() {
      ending.abort()
      writeOn()
      unwatch()
      clearInterval(reading)
      domain.live?.end()
      ready.end()
      load.stop()
      await runtime.close()
    },
  }
}

/** Tells two meters of each write. */
function both(one: StoreMeter, other: StoreMeter): StoreMeter {
  return {
    writing() {
      const settled = [one.writing(), other.writing()]
      return failure => settled.forEach(each => each(failure))
    },
  }
}

function settableClock(at: number): SettableClock {
  let now = at
  return { now: () => now, set: to => void (now = to) }
}

/** The runtime with the domain around it, each hearing the other. */
function composeDomain(
  { store, clock, log, keep = defaultTerms, node }: Setup,
  metrics: Metrics,
): DomainServices {
  const calendars = createCalendars({ store, clock })
  const calendar = calendars.edition
  const random = Math.random
  const expressions = guardExpressions(createFeel())
  const directory = directoryReader(store, calendar)
  const live = createPulses({ store, clock, random, log, node })
  const runtime = createRuntime({
    store,
    clock,
    random,
    expressions,
    calendar,
    directory,
    caseOf,
    itemOf,
    log,
    node,
    moved: one => live.touch(one.county, one.case),
    limits: { keepFinished: keep.cases * day, keepResults: keep.answers * day },
    meter: metrics.runtime,
  })
  const domain: DomainServices = {
    store,
    runtime,
    clock,
    random,
    calendar,
    calendars,
    expressions,
    directory,
    lists: listReader(store, directory),
    audit: auditTrailOf(store, clock),
    log,
    live,
  }
  connectDomain(domain)
  return domain
}
