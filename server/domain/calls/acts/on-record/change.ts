import { isStoreError, type Follower } from '../../../../store/port.js'
import type { County } from '../../../county.js'
import { calls, type CallRecord } from '../../record.js'

/**
 * Changes the record of a case, with its place in the trail, if it has one of its own, in the same write; what others write meanwhile stays.
 * @param decide undefined when there is nothing to change any more
 */
export async function changeRecord(
  ctx: County,
  { _id }: CallRecord,
  recorded: Follower | undefined,
  decide: (there: CallRecord) => Partial<CallRecord> | undefined,
): Promise<void> {
  for (;;) {
    const there = await ctx.store.get(calls, ctx.county, _id)
    const set = there && decide(there)
    if (!there || !set) return
    try {
      await ctx.store.update(
        calls,
        ctx.county,
        _id,
        there.rev,
        { set },
        { followers: recorded ? [recorded] : [] },
      )
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
