import type { Instant } from '../calendar/index.js'
import type { Command } from '../engine/index.js'
import type { Context, EventHandler, Observer, SendHandler } from './context.js'
import { createDefinitions } from './deployments/definitions.js'
import { deploy, republish, type Deployment } from './deployments/deploy.js'
import { checkFiles } from './deployments/check.js'
import { filesOf, head, inForce, versionsOf } from './deployments/queries.js'
import { definitionInForce } from './deployments/in-force.js'
import { retry } from './incidents/retry.js'
import { probe, probeMessage } from './instances/probe.js'
import { start, type Start } from './instances/start.js'
import { terminate } from './instances/terminate.js'
import { eventsOf, instanceView } from './instances/view.js'
import { activateJobs, type Activation } from './jobs/activate.js'
import { completeJob, failJob, throwJobError } from './jobs/finish.js'
import { releaseJob } from './jobs/release.js'
import { createWorkers, type Worker } from './jobs/workers.js'
import { publish, type Publication } from './messages/publish.js'
import { always, createLease } from './nodes/lease.js'
import { createRegister } from './nodes/register.js'
import { emptyOutbox, outboxTail } from './outbox/tail.js'
import { defaultLimits, type RuntimeOptions } from './ports.js'
import { recalculate } from './recalculate.js'
import { createRecent } from './recent.js'
import { idempotent } from './results.js'
import { purge } from './retention.js'
import { throwSignal, type Signal } from './signals/throw.js'
import { acknowledgeAll, recover } from './sweep.js'
import { complete, type Completion } from './tasks/complete.js'
import { reresolve } from './tasks/reresolve.js'
import { throwTaskError } from './tasks/throw.js'
import { advance, next, settle } from './timers/advance.js'
import { fireNext } from './timers/fire.js'
import { startScheduler, type Scheduler } from './timers/scheduler.js'
import { fireDue } from './timers/tick.js'
import type { DeployedFile } from './rows/index.js'
import type { Budget } from '../store/clear-away.js'

export type Runtime = ReturnType<typeof createRuntime>

/** The engine with a store and a clock. Each verb is one act: when it resolves, all that follows from it has left. */
export function createRuntime(options: RuntimeOptions) {
  const ctx: Context = {
    ...options,
    limits: { ...defaultLimits, ...options.limits },
    definitions: createDefinitions(options.store, options.expressions),
    workers: createWorkers(() => ctx),
    observers: [],
    senders: new Map(),
    drained: new Map(),
    undelivered: new Map(),
    recent: createRecent(),
    heads: new Map(),
    forgotten: 0,
    draining: new Map(),
    stuck: new Map(),
    inFlight: 0,
    lease: options.node === undefined ? always : createLease(options, 'clockwork', options.node),
    ...(options.node === undefined ? {} : { register: createRegister(options, options.node) }),
    chores: [],
    published: 0,
  }
  let scheduler: Scheduler | undefined

  return {
    // Deployments
    check: (files: readonly DeployedFile[]) => checkFiles(files, ctx.expressions),
    deploy: (county: string, ask: Deployment) => deploy(ctx, county, ask),
    republish: (
      county: string,
      version: string,
      by: Pick<Deployment, 'note' | 'author' | 'publisher'> = {},
    ) => republish(ctx, county, version, by),
    inForce: (county: string) => inForce(ctx, county),
    head: (county: string, process: string, item?: string) => head(ctx, county, process, item),
    versions: (county: string, process: string, item?: string) => versionsOf(ctx, county, process, item),
    files: (county: string, version: string) => filesOf(ctx, county, version),
    definition: (county: string, version: string) => ctx.definitions.get(county, version),
    definitionInForce: (county: string, process: string, item: string | null = null) =>
      definitionInForce(ctx, county, process, item),

    // Instances
    start: (county: string, ask: Start) => start(ctx, county, ask),
    terminate: (county: string, ask: { instance: string; reason: string; token?: string }) =>
      terminate(ctx, county, ask),
    probe: (county: string, instance: string, command: Command) => probe(ctx, county, instance, command),
    probeMessage: (county: string, message: Parameters<typeof probeMessage>[2]) =>
      probeMessage(ctx, county, message),
    instance: (county: string, id: string) => instanceView(ctx, county, id),
    history: (county: string, instance: string) => eventsOf(ctx, county, instance),

    // Acts
    complete: (county: string, ask: Completion) => complete(ctx, county, ask),
    throwTaskError: (county: string, ask: Parameters<typeof throwTaskError>[2]) =>
      throwTaskError(ctx, county, ask),
    publish: (county: string, ask: Publication) => publish(ctx, county, ask),
    signal: (county: string, ask: Signal) => throwSignal(ctx, county, ask),
    retry: (county: string, ask: Parameters<typeof retry>[2]) => retry(ctx, county, ask),
    reresolve: (county: string, units?: readonly string[]) => reresolve(ctx, county, units),
    recalculate: (county: string) => recalculate(ctx, county),
    idempotent: <T>(
      county: string,
      request: { scope: string; key: string },
      run: (token: string) => Promise<T>,
    ) => idempotent(ctx, county, request, run),

    // Jobs
    activateJobs: (county: string, ask: Activation) => activateJobs(ctx, county, ask),
    completeJob: (county: string, ask: Parameters<typeof completeJob>[2]) => completeJob(ctx, county, ask),
    failJob: (county: string, ask: Parameters<typeof failJob>[2]) => failJob(ctx, county, ask),
    throwJobError: (county: string, ask: Parameters<typeof throwJobError>[2]) =>
      throwJobError(ctx, county, ask),
    /** Does the jobs of a type inside this process. */
    work: (type: string, worker: Worker) => ctx.workers.register(type, worker),

    // For operators
    outbox: () => outboxTail(ctx),
    emptyOutbox: (county: string, instance: string) => emptyOutbox(ctx, county, instance),
    releaseJob: (county: string, id: string) => releaseJob(ctx, county, id),
    /** Fires the earliest timer of an instance if it is due; false when none is. */
    fireTimer: (county: string, instance: string) => fireNext(ctx, county, instance),

    // Listening: at least once, in order per instance. Register before `start`.
    /** `concerns` keeps a step from being told (and from waiting in the outbox) that the handler would pass over. */
    onEvents: (handler: EventHandler, concerns?: Observer['concerns'], rows?: Observer['rows']) =>
      void ctx.observers.push({ handler, concerns, rows }),
    /** `ANY_SEND` takes what no other takes. */
    onSend: (type: string, handler: SendHandler) => void ctx.senders.set(type, handler),

    // Time
    /** Makes good what a crash left behind; `open` does it by itself. */
    recover: () => recover(ctx),
    /** Makes good what a crash left behind, then begins to tick. */
    async open(): Promise<void> {
      await recover(ctx)
      scheduler ??= startScheduler(ctx)
    },
    /** Stops ticking, finishes what is under way and writes down what has left. */
    async close(): Promise<void> {
      await scheduler?.stop()
      scheduler = undefined
      await ctx.workers.stop()
      await acknowledgeAll(ctx)
      await ctx.lease.release()
      await ctx.register?.leave()
    },
    /** Done once a minute, on one of the nodes. It bears being done twice at a time. */
    eachMinute: (chore: () => Promise<void>) => void ctx.chores.push(chore),
    /** Whether it is this node that fires timers and clears away. */
    leads: () => ctx.lease.held(),
    /** Fires what is due now; for clocks that are set by hand. */
    fireDue: () => fireDue(ctx, { width: 1 }),
    /** Lets virtual time pass up to `to`. Needs a settable clock. */
    advance: (to: Instant) => advance(ctx, to),
    /** When something happens by itself next; undefined when nothing can. */
    nextDue: () => next(ctx),
    /** Until no job is under way and every outbox is empty. */
    settle: () => settle(ctx),
    /** Removes what has had its time, within a budget. */
    purge: (budget?: Budget) => purge(ctx, budget),
  }
}
