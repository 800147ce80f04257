import { isStoreError, type Store } from '../../store/port.js'
import { countyOf } from './reader.js'
import { counties, type County } from './record.js'

/**
 * Counts a change of the county's directory or lists, after its rows are written, so that every node reads them anew.
 * Who asks in between reads the old or the new rows, and reads again.
 */
export async function countChange(
  store: Store,
  county: string,
  what: 'directoryVersion' | 'listsVersion',
): Promise<County> {
  for (;;) {
    const row = await countyOf(store, county)
    try {
      return await store.update(counties, county, county, row.rev, { set: { [what]: row[what] + 1 } })
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
