/** The engine with time and storage: deployments, instances, tasks, jobs, timers, messages, incidents, history. */
export { createRuntime, type Runtime } from './runtime.js'
export type { EventBatch, EventHandler, SendHandler, Sent } from './context.js'
export type { Definition } from './deployments/definitions.js'
export type { Deployed, Deployment } from './deployments/deploy.js'
export * from './errors.js'
export { derivedId, randomId } from './ids.js'
export { createLease, leaseTerm, type Lease } from './nodes/lease.js'
export { ofRunningNodes } from './nodes/rows.js'
export { runningNodes, type RunningNode } from './nodes/running.js'
export type { Probed } from './instances/probe.js'
export type { Start } from './instances/start.js'
export type { InstanceView } from './instances/view.js'
export type { ActivatedJob, Activation } from './jobs/activate.js'
export { unclaimedSince } from './jobs/unclaimed.js'
export { BpmnError, type Worker } from './jobs/workers.js'
export type { Publication, Published } from './messages/publish.js'
export type { Note } from './outbox/batch.js'
export { ANY_SEND } from './outbox/send.js'
export { defaultLimits } from './ports.js'
export type {
  Clock,
  Directory,
  Limits,
  Log,
  Meter,
  Random,
  Resolved,
  RuntimeOptions,
  SettableClock,
} from './ports.js'
export { CALENDAR_UPDATED } from './recalculate.js'
export * from './rows/index.js'
export type { Signal } from './signals/throw.js'
export type { Completion } from './tasks/complete.js'
