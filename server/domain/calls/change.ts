import { isStoreError, type Follower, type Patch, type Store } from '../../store/port.js'
import { calls, type CallRecord } from './record.js'

/**
 * Changes the record of a case; what others write meanwhile stays, since a conflict reads and decides again.
 * @param _id of the record, as `callId` gives it
 * @param decide undefined when there is nothing to change, or nothing any more
 * @param recorded its place in the trail, if it has one of its own, in the same write
 * @returns the record as it is then; undefined when there is none
 */
export async function changeRecord(
  store: Store,
  county: string,
  _id: string,
  decide: (there: CallRecord) => Patch<CallRecord> | undefined,
  recorded?: Follower,
): Promise<CallRecord | undefined> {
  for (;;) {
    const there = await store.get(calls, county, _id)
    const patch = there && decide(there)
    if (!patch) return there
    try {
      return await store.update(calls, county, _id, there.rev, patch, recorded && { followers: [recorded] })
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
