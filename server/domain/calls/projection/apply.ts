import { isStoreError, type Store } from '../../../store/port.js'
import { callId, calls, type CallRecord } from '../record.js'
import { project, type Batch, type Facts } from './project.js'

/** What a later event may take back. */
const mayVanish = [
  'due',
  'yellow',
  'answeredAt',
  'closedAt',
  'refusal',
  'withdrawal',
  'ratedAt',
  'unratedAt',
] as const

/**
 * Takes a batch of events into the record of its case. It may come any number of times, and from several nodes at once:
 * a conflict loads and applies again.
 */
export async function applyToCall(
  store: Store,
  county: string,
  number: string,
  batch: Batch,
  facts: Facts,
): Promise<CallRecord | undefined> {
  for (;;) {
    const record = await store.get(calls, county, callId(county, number))
    if (!record) return undefined
    const next = project(record, batch, facts)
    if (next === record) return record
    try {
      const { _id, county: _county, rev, ...set } = next
      const unset = mayVanish.filter(field => next[field] === undefined)
      return await store.update(calls, county, _id, rev, { set, unset })
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
