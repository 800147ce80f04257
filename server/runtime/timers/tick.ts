import { EVERY_COUNTY } from '../../store/port.js'
import { abreast } from '../abreast.js'
import type { Context } from '../context.js'
import { heads, instances } from '../rows/index.js'
import { fireNext } from './fire.js'
import { fireStart } from './fire-start.js'

export interface FireOptions {
  width?: number
  late?: number
  stopped?(): boolean
}

/**
 * Fires everything that is due now, oldest first, in batches, until nothing is.
 * @param how.width how many at a time; 1 keeps the very order
 * @param how.late only what has been due for so many milliseconds
 * @param how.stopped asked before each batch
 * @returns how many timers were fired
 */
export async function fireDue(
  ctx: Context,
  { width = ctx.limits.abreast, late = 0, stopped = () => false }: FireOptions = {},
): Promise<number> {
  let fired = 0
  while (!stopped()) {
    const due = { nextDue: { lte: ctx.clock.now() - late } }
    const [waiting, starting] = await Promise.all([
      ctx.store.find(instances, EVERY_COUNTY, { where: due, sort: ['nextDue'], limit: ctx.limits.batch }),
      ctx.store.find(heads, EVERY_COUNTY, { where: due, sort: ['nextDue'], limit: ctx.limits.batch }),
    ])
    // Each is fired on the document that was read with all of them.
    for (const doc of waiting.items) ctx.recent.learn(doc, ctx.clock.now())
    const batch = [...waiting.items, ...starting.items].sort((a, b) => a.nextDue! - b.nextDue!)
    let moved = 0
    const failed: { id: string; error: unknown }[] = []
    await abreast(batch, width, async doc => {
      try {
        if ('starts' in doc) await fireStart(ctx, doc)
        else if (!(await fireNext(ctx, doc.county, doc._id))) return
        moved++
      } catch (error) {
        // One that fails does not hold up those behind it.
        failed.push({ id: doc._id, error })
      }
    })
    if (failed.length > 0)
      ctx.log.error({ failed: failed.length, ...failed[0]! }, 'timers could not be fired')
    fired += moved
    // Nothing moved: others were faster, or what is left is noted as an incident. The next tick looks again.
    if (moved === 0) break
  }
  return fired
}

/** When the next timer falls due, anywhere. */
export async function earliestDue(ctx: Context): Promise<number | undefined> {
  const query = { where: { nextDue: { gte: 0 } }, sort: ['nextDue' as const], limit: 1 }
  const [waiting, starting] = await Promise.all([
    ctx.store.find(instances, EVERY_COUNTY, query),
    ctx.store.find(heads, EVERY_COUNTY, query),
  ])
  const found = [waiting.items[0]?.nextDue, starting.items[0]?.nextDue].filter(each => each !== undefined)
  return found.length > 0 ? Math.min(...found) : undefined
}
