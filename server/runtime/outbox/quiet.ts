import type { EngineEvent } from '../../engine/index.js'
import type { Context, Observer } from '../context.js'
import type { OutboxBatch } from './batch.js'
import type { Origin } from './leaving.js'

/** What sets something in motion beside rows: kept in step with `deliver` and `carryOn`, whose cases these are. */
const loud: ReadonlySet<EngineEvent['type']> = new Set<EngineEvent['type']>([
  'sent',
  'message-thrown',
  'message-awaited',
  'signal-thrown',
  'child-started',
  'child-cancelled',
  'step-suspended',
])

/** What is told to whoever called this instance. */
const toldToParent: ReadonlySet<EngineEvent['type']> = new Set<EngineEvent['type']>([
  'escalation-thrown',
  'instance-completed',
  'instance-failed',
  'instance-terminated',
])

/** Whether nobody has to hear of a step once its rows are written. */
export function isQuiet(ctx: Context, origin: Origin, batch: OutboxBatch): boolean {
  if (batch.events.some(({ type }) => loud.has(type) || (origin.parent !== null && toldToParent.has(type))))
    return false
  return batch.heard === true || concerned(ctx, origin.process, batch).length === 0
}

/** The observers that a step is told to. */
export function concerned(ctx: Context, process: string, { events, note }: OutboxBatch): Observer[] {
  return ctx.observers.filter(each => each.concerns?.(process, events, note) ?? true)
}
