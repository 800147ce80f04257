import { isStoreError, type Collection, type Document, type Patch, type Store } from '../../store/port.js'

/**
 * Patches a row unless an event with this or a higher sequence number has written it already. A row that is not
 * there (any more) is left alone.
 */
export async function patchNewer<T extends Document & { seq: number }>(
  store: Store,
  rows: Collection<T>,
  county: string,
  id: string,
  seq: number,
  patch: (row: T) => { set: Partial<T>; unset?: Patch<T>['unset'] },
): Promise<void> {
  for (;;) {
    const row = await store.get(rows, county, id)
    if (!row || row.seq >= seq) return
    const { set, unset = [] } = patch(row)
    try {
      await store.update(rows, county, id, row.rev, { set: { ...set, seq }, unset })
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV') && !isStoreError(error, 'NOT_FOUND')) throw error
    }
  }
}
