import { waits } from '../../engine/index.js'
import { act } from '../act.js'
import type { Context } from '../context.js'
import { isRuntimeError } from '../errors.js'
import { quarantine } from '../incidents/quarantine.js'
import { withWave } from '../outbox/wave.js'
import { instances } from '../rows/index.js'

/**
 * Fires the earliest timer of an instance that is due, never early; the write on `rev` makes it once, whoever else
 * tries at the same moment. False when none was due (any more).
 */
export function fireNext(ctx: Context, county: string, instance: string): Promise<boolean> {
  return withWave(ctx, async wave => {
    let due = 0
    try {
      const acted = await act(ctx, wave, {
        county,
        instance,
        decide(state) {
          const next = waits(state).timers.reduce<{ key: string; due: { at: number } } | undefined>(
            (first, each) => (first && first.due.at <= each.due.at ? first : each),
            undefined,
          )
          if (!next || next.due.at > ctx.clock.now()) return null
          due = next.due.at
          return { type: 'fire', timer: next.key }
        },
      })
      if (acted.outcome === 'gone') return false
      if (acted.outcome === 'refused') {
        await quarantine(ctx, acted.doc, new Error(`定时触发后遇到拒绝结束事件:${acted.text}`))
        return false
      }
      ctx.meter?.timerFired?.(Math.max(0, ctx.clock.now() - due))
      return true
    } catch (error) {
      if (!isRuntimeError(error)) throw error
      // Its own fault, which has been noted: the others go on, and it no longer stands before them.
      const doc = await ctx.store.get(instances, county, instance)
      if (error.code === 'INSTANCE_TOO_LARGE' && doc) await quarantine(ctx, doc, error)
      return false
    }
  })
}
