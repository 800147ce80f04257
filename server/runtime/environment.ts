import type { Env } from '../engine/index.js'
import type { Context } from './context.js'
import type { Definition } from './deployments/definitions.js'

/** The snapshot of the world that one step may see. */
export function environment(ctx: Context, county: string, definition: Definition, now: number): Env {
  return {
    now,
    calendar: ctx.calendar(county),
    expressions: ctx.expressions,
    decision: id => definition.decisions.get(id),
    unworked: ctx.unworked ?? 'wait',
    budget: { step: ctx.limits.stepEntries, instance: ctx.limits.instanceEntries },
  }
}
