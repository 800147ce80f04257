import type { ProcessGraph } from '../../engine/index.js'
import { isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import { heads, type VersionDoc } from '../rows/index.js'
import { nextTimerStart } from '../timers/timer-start.js'
import { forgetHead } from './in-force.js'
import { headId } from './names.js'
import { startEntries } from './starts.js'

/** Puts a version in force, in one write, unless a later one is in force by now. */
export async function takeForce(ctx: Context, version: VersionDoc, graph: ProcessGraph): Promise<void> {
  const { county, process, item } = version
  const env = { now: ctx.clock.now(), calendar: ctx.calendar(county) }
  const nextDue = nextTimerStart(graph, ctx.expressions, env, null)?.due
  const fields = {
    process,
    item,
    definition: version._id,
    version: version.version,
    fingerprint: version.fingerprint,
    starts: startEntries(graph, ctx.expressions, env),
    fired: 0,
    ...(nextDue === undefined ? {} : { nextDue }),
  }
  const _id = headId(county, process, item)
  for (;;) {
    const head = await ctx.store.get(heads, county, _id)
    if (head && head.version >= version.version) return
    forgetHead(ctx, _id)
    try {
      if (head)
        await ctx.store.update(heads, county, _id, head.rev, {
          set: fields,
          unset: nextDue === undefined ? ['nextDue'] : [],
        })
      else await ctx.store.insert(heads, { _id, county, ...fields })
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV') && !isStoreError(error, 'DUPLICATE')) throw error
    } finally {
      forgetHead(ctx, _id)
    }
  }
}
