import { waits } from '../engine/index.js'
import { act } from './act.js'
import type { Context } from './context.js'
import { isRuntimeError } from './errors.js'
import { publishNow } from './messages/now.js'
import { randomId } from './ids.js'
import { withWave } from './outbox/wave.js'
import { instances, stateOf } from './rows/index.js'

/** What a case waits for that recomputes its limit when a calendar edition takes effect. */
export const CALENDAR_UPDATED = 'calendar updated'

/**
 * After a new calendar edition took effect: each running instance evaluates its timers and due dates again from their
 * anchors, and those that wait for it get the message `calendar updated`.
 * @returns how many instances were looked at
 */
export async function recalculate(ctx: Context, county: string): Promise<number> {
  let seen = 0
  for await (const doc of ctx.store.stream(instances, county, { where: { status: 'running' } })) {
    seen++
    if (doc.quarantined) continue
    await withWave(ctx, async wave => {
      await act(ctx, wave, { county, instance: doc._id, decide: () => ({ type: 'recalculate' }) })
      const updated = waits(stateOf(doc)).messages.find(each => each.name === CALENDAR_UPDATED)
      if (!updated) return
      await publishNow(ctx, wave, county, {
        id: randomId(ctx.random),
        name: CALENDAR_UPDATED,
        key: updated.correlationKey,
        variables: {},
        by: null,
      })
    }).catch((error: unknown) => {
      if (!isRuntimeError(error)) throw error
      ctx.log.warn({ instance: doc._id, error }, 'instance could not take up the new calendar')
    })
  }
  return seen
}
