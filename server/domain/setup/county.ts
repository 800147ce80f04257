import { isStoreError } from '../../store/port.js'
import type { County as Context } from '../county.js'
import { counties, countyOf, type County } from '../directory/index.js'

/** How the county is called, and what stands before its numbers. */
export type CountyNames = Pick<County, 'name' | 'prefix' | 'shortCode'>

/** Sets the names of the county. Numbers that were given keep the letters that they have. */
export async function nameCounty({ store, county }: Pick<Context, 'store' | 'county'>, names: CountyNames) {
  for (;;) {
    const row = await countyOf(store, county)
    const set = { ...names, directoryVersion: row.directoryVersion + 1 }
    try {
      return await store.update(counties, county, county, row.rev, { set })
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
