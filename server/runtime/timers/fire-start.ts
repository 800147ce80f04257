import { isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import { isRuntimeError } from '../errors.js'
import { derivedId } from '../ids.js'
import { create } from '../instances/create.js'
import { withWave } from '../outbox/wave.js'
import { heads, type HeadDoc } from '../rows/index.js'
import { nextTimerStart } from './timer-start.js'

/** Starts the instance of a timer start that is due, once for each firing, and arms the next. */
export function fireStart(ctx: Context, head: HeadDoc): Promise<void> {
  return withWave(ctx, async wave => {
    const { county, process, definition: version, nextDue: due } = head
    const now = ctx.clock.now()
    if (due === undefined || due > now) return
    const definition = await ctx.definitions.get(county, version)
    const env = { now, calendar: ctx.calendar(county) }
    const current = nextTimerStart(
      definition.graph,
      ctx.expressions,
      env,
      head.fired === 0 ? null : { last: due - 1, times: head.fired },
    )
    // The instance first: its id derives from the firing, so that a crash in between starts it no second time.
    await create(ctx, wave, county, definition, {
      instance: derivedId(county, 'timer', process, head.item, due),
      ...(current ? { startEvent: current.element } : {}),
      variables: {},
      cause: { kind: 'timer', name: process, id: `${version}/${due}` },
      token: `timer:${version}/${due}`,
    }).catch((error: unknown) => {
      // A start that is refused starts nothing, and the next one is armed all the same.
      if (!isRuntimeError(error)) throw error
      ctx.log.error({ process, due, error }, 'timer start was refused')
    })
    const fired = head.fired + 1
    const next = nextTimerStart(definition.graph, ctx.expressions, env, { last: due, times: fired })
    try {
      await ctx.store.update(heads, county, head._id, head.rev, {
        set: { fired, ...(next ? { nextDue: next.due } : {}) },
        unset: next ? [] : ['nextDue'],
      })
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
    ctx.meter?.timerFired?.(now - due)
  })
}
