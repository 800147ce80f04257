import { EVERY_COUNTY } from '../../store/port.js'
import type { Instant } from '../../calendar/index.js'
import type { Context } from '../context.js'
import type { SettableClock } from '../ports.js'
import { jobs } from '../rows/index.js'
import { redrain } from '../sweep.js'
import { earliestDue, fireDue } from './tick.js'

/**
 * Lets virtual time pass: everything that falls due up to `to` happens in the order of time, each with all that
 * follows from it, and the clock ends at `to`.
 * @throws Error when the context's clock cannot be set, or when an outbox cannot be emptied
 */
export async function advance(ctx: Context, to: Instant): Promise<void> {
  const clock = settable(ctx)
  await settle(ctx)
  for (let due = await next(ctx); due !== undefined && due <= to; due = await next(ctx)) {
    if (due > clock.now()) clock.set(due)
    const fired = await fireDue(ctx, { width: 1 })
    await settle(ctx)
    if (fired === 0 && (await next(ctx)) === due)
      throw new Error(`what is due at ${new Date(due).toISOString()} does not move`)
  }
  if (to > clock.now()) clock.set(to)
}

/** When the next timer or job falls due; undefined when nothing can happen by itself any more. */
export async function next(ctx: Context): Promise<Instant | undefined> {
  const types = ctx.workers.types()
  const [timer, job] = await Promise.all([
    earliestDue(ctx),
    types.length === 0
      ? undefined
      : ctx.store
          .find(jobs, EVERY_COUNTY, {
            where: { state: 'open', type: { in: types } },
            sort: ['readyAt'],
            limit: 1,
          })
          .then(page => page.items[0]?.readyAt),
  ])
  const found = [timer, job].filter(each => each !== undefined)
  return found.length > 0 ? Math.min(...found) : undefined
}

/** Until no job is under way and every outbox is empty. */
export async function settle(ctx: Context): Promise<void> {
  await redrain(ctx, true)
  await ctx.workers.idle()
  const [stuck] = ctx.stuck.values()
  if (stuck) throw new Error(`the outbox of ${stuck.instance} cannot be emptied`, { cause: stuck.error })
}

function settable(ctx: Context): SettableClock {
  if ('set' in ctx.clock) return ctx.clock as SettableClock
  throw new Error('this clock runs by itself')
}
