import type { EngineEvent } from '../engine/index.js'
import type { Context } from './context.js'
import type { InstanceDoc } from './rows/index.js'

/** Tells meter and log that a step was written; the log adds the id of the request behind it. */
export function tellStep(ctx: Context, doc: InstanceDoc, events: readonly EngineEvent[]): void {
  const { _id: instance, case: number, process } = doc
  ctx.meter?.stepTaken?.(process, doc.state.length)
  ctx.log.info({ instance, case: number, process, seq: events.at(-1)?.seq, events: events.length }, 'step')
  for (const event of events)
    if (event.type === 'incident-raised') {
      const { element, code, message } = event.incident
      ctx.log.warn({ instance, case: number, process, element, code, message }, 'incident')
    }
  if (doc.state.length > ctx.limits.warnBytes)
    ctx.log.warn({ instance, case: number, bytes: doc.state.length }, 'instance is large')
}
