import { FollowersError, isStoreError, type Insertion, type Patch, type Store } from '../../store/port.js'
import { calls, type CallRecord } from './record.js'

/**
 * Changes the record of a case; what others write meanwhile stays, since a conflict reads and decides again.
 * @param _id of the record, as `callId` gives it
 * @param decide undefined when there is nothing to change, or nothing any more
 * @param recorded its place in the trail, if it has one of its own, in the same write where the store can; where it
 * cannot, the same request sent again makes up for a node that died in between
 * @returns the record as it is then; undefined when there is none
 */
export async function changeRecord(
  store: Store,
  county: string,
  _id: string,
  decide: (there: CallRecord) => Patch<CallRecord> | undefined,
  recorded?: Insertion,
): Promise<CallRecord | undefined> {
  for (;;) {
    const there = await store.get(calls, county, _id)
    const patch = there && decide(there)
    if (!patch) {
      if (there && recorded && !store.followersAreAtomic) await insertUnlessThere(store, recorded)
      return there
    }
    try {
      return await store.update(calls, county, _id, there.rev, patch, recorded && { followers: [recorded] })
    } catch (error) {
      const changed = error instanceof FollowersError && error.document !== undefined
      if (!changed && !isStoreError(error, 'STALE_REV')) throw error
    }
  }
}

async function insertUnlessThere(store: Store, { c, document, numbered }: Insertion): Promise<void> {
  try {
    await store.insert(c as typeof calls, document as CallRecord, { numbered: numbered as never })
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
}
