import { isStoreError, type Store } from '../../store/port.js'
import { callId, calls } from './record.js'

/**
 * Units that have something to do about a case see it from then on: those between which it is contested, who rules on
 * it, members of its joint supervision.
 */
export async function involve(
  store: Store,
  county: string,
  name: string,
  units: readonly string[],
): Promise<void> {
  for (;;) {
    const record = await store.get(calls, county, callId(county, name))
    if (!record || units.every(unit => record.units.includes(unit))) return
    const set = { units: [...new Set([...record.units, ...units])] }
    try {
      await store.update(calls, county, record._id, record.rev, { set })
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
