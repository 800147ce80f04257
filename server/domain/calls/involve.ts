import type { Store } from '../../store/port.js'
import { changeRecord } from './change.js'
import { callId } from './record.js'

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
  await changeRecord(store, county, callId(county, name), record =>
    units.every(unit => record.units.includes(unit))
      ? undefined
      : { set: { units: [...new Set([...record.units, ...units])] } },
  )
}
