import { isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import { jobGone } from '../errors.js'
import { jobs } from '../rows/index.js'

/**
 * Takes a job from whoever holds it, or out of its back-off, and offers it at once. An answer of the former holder is
 * then refused with JOB_LOCKED when another has taken it.
 * @throws RuntimeError JOB_GONE
 */
export async function releaseJob(ctx: Context, county: string, id: string): Promise<void> {
  for (;;) {
    const row = await ctx.store.get(jobs, county, id)
    if (row?.state !== 'open') throw jobGone()
    try {
      const set = { readyAt: Math.min(row.readyAt, ctx.clock.now()) }
      await ctx.store.update(jobs, county, id, row.rev, { set, unset: ['worker'] })
      ctx.workers.nudge()
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
