import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { HttpMeter } from '../api/services.js'
import type { Meter } from '../runtime/index.js'
import type { StoreMeter } from '../store/metered.js'
import type { Figures } from './figures.js'
import type { Load } from './load.js'

/** What is asked at each look at the metrics: of this node at once, of the store at most every some seconds. */
export interface Sources {
  load: Load
  figures(): Promise<Figures>
  outbox(): { waiting: number; oldest: number }
  ready(): boolean
}

export interface Metrics {
  http: HttpMeter
  runtime: Meter
  /** Hears of each write and says how long they take. */
  store: StoreMeter
  /** So many of a kind have had their time. */
  removed(kind: string, count: number): void
  /** Adds what concerns the whole process: memory, CPU, delay of the event loop. Once in a process. */
  ofProcess(): void
  /** Adds the figures that are asked for; once. */
  observe(sources: Sources): void
  /** Adds a figure that is asked for at each look. */
  gauge(name: string, help: string, value: () => number): void
}

/** Measurements of one service in Prometheus' text form. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const gauge = (name: string, help: string, value: () => number) =>
    void new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value())
      },
    })
  const removed = new Counter({
    name: 'huying_removed_total',
    help: 'What was removed because its term was over',
    labelNames: ['kind'],
    registers: [registry],
  })
  return {
    removed: (kind, count) => removed.inc({ kind }, count),
    http: httpMeter(registry),
    runtime: runtimeMeter(registry),
    store: storeMeter(registry),
    ofProcess: () => collectDefaultMetrics({ register: registry }),
    gauge,
    observe(sources) {
      const { load } = sources
      gauge('huying_ready', '1 while work may be given to this node', () => Number(sources.ready()))
      gauge(
        'huying_event_loop_delay_seconds',
        'How late the event loop is now, smoothed',
        () => load.loopDelay() / 1000,
      )
      gauge(
        'huying_store_delay_seconds',
        'How long a write takes now, or how long the oldest one has waited',
        () => load.storeDelay() / 1000,
      )
      gauge(
        'huying_outbox_instances',
        'Instances of this node whose outbox has not been emptied',
        () => sources.outbox().waiting,
      )
      gauge(
        'huying_outbox_oldest_seconds',
        'How long the oldest of them has waited',
        () => sources.outbox().oldest / 1000,
      )
      standing(registry, sources.figures)
    },
  }
}

function httpMeter(registry: Registry): HttpMeter {
  const registers = [registry]
  const requests = new Histogram({
    name: 'huying_http_request_duration_seconds',
    help: 'Time from the arrival of a request until its answer is sent',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const underWay = new Gauge({
    name: 'huying_http_requests_in_flight',
    help: 'Requests to the API under way',
    registers,
  })
  const refused = new Counter({
    name: 'huying_http_requests_refused_total',
    help: 'Requests that were refused with 429 before anything was begun',
    registers,
  })
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    underWay: by => underWay.inc(by),
    refused: () => refused.inc(),
  }
}

function runtimeMeter(registry: Registry): Meter {
  const registers = [registry]
  const lateness = new Histogram({
    name: 'huying_timer_lateness_seconds',
    help: 'How long after it fell due a timer was fired',
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 3600],
    registers,
  })
  const steps = new Counter({
    name: 'huying_steps_total',
    help: 'Steps of process instances that were written',
    labelNames: ['process'],
    registers,
  })
  const stateBytes = new Histogram({
    name: 'huying_instance_state_bytes',
    help: 'Size of the state that a step wrote',
    buckets: [1e3, 4e3, 16e3, 64e3, 256e3, 1e6, 4e6],
    registers,
  })
  const conflicts = new Counter({
    name: 'huying_step_conflicts_total',
    help: 'Steps that were decided again because another one was faster',
    registers,
  })
  return {
    timerFired: lateMs => lateness.observe(lateMs / 1000),
    stepTaken(process, bytes) {
      steps.inc({ process })
      stateBytes.observe(bytes)
    },
    conflict: () => conflicts.inc(),
  }
}

function storeMeter(registry: Registry): StoreMeter {
  const registers = [registry]
  const writes = new Histogram({
    name: 'huying_store_write_seconds',
    help: 'Time from the issue of a write until it is on disk',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  })
  const commits = new Histogram({
    name: 'huying_store_commit_seconds',
    help: 'Time of a commit of the data folder; on MongoDB each write is one',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    registers,
  })
  const shared = new Histogram({
    name: 'huying_store_commit_writes',
    help: 'Writes that shared a commit',
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 1000],
    registers,
  })
  const failures = new Counter({
    name: 'huying_store_failures_total',
    help: 'Writes that failed by the store itself',
    labelNames: ['code'],
    registers,
  })
  return {
    writing() {
      const begun = performance.now()
      return failure => {
        writes.observe((performance.now() - begun) / 1000)
        if (failure !== undefined) failures.inc({ code: failure })
      }
    },
    committed(writes, milliseconds) {
      commits.observe(milliseconds / 1000)
      shared.observe(writes)
    },
  }
}

/** What stands in the store. A look that fails leaves the last figures: the failure is told elsewhere. */
function standing(registry: Registry, figures: () => Promise<Figures>): void {
  const registers = [registry]
  const one = (name: string, help: string, value: (all: Figures) => number) =>
    void new Gauge({
      name,
      help,
      registers,
      async collect() {
        const all = await figures().catch(() => undefined)
        if (all) this.set(value(all))
      },
    })
  one('huying_cases_open', 'Cases that are open', all => all.openCases)
  one('huying_tasks_open', 'Tasks of people that are open', all => all.openTasks)
  one('huying_incidents_open', 'Incidents that nobody has settled', all => all.openIncidents)
  one('huying_jobs_unclaimed', 'Jobs that nobody took within a minute', all => all.unclaimedJobs)
  one('huying_messages_unsettled', 'Messages not yet with all who wait', all => all.unsettledMessages)
  one(
    'huying_timer_oldest_overdue_seconds',
    'How long the oldest timer that is due has waited',
    all => all.oldestTimer / 1000,
  )
  new Gauge({
    name: 'huying_instances_running',
    help: 'Process instances that are under way',
    labelNames: ['process'],
    registers,
    async collect() {
      const all = await figures().catch(() => undefined)
      if (!all) return
      this.reset()
      for (const [process, count] of Object.entries(all.runningInstances)) this.set({ process }, count)
    },
  })
}
