import type { Patch, Store } from '../../../store/port.js'
import type { Services } from '../../county.js'
import { changeRecord } from '../change.js'
import { callId, type CallRecord } from '../record.js'
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
  'requests',
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
  return changeRecord(store, county, callId(county, number), record => {
    const next = project(record, batch, facts)
    return next === record ? undefined : changeTo(next)
  })
}

/** What brings the stored record to this one. */
export function changeTo(next: CallRecord): Patch<CallRecord> {
  const { _id, county: _county, rev: _rev, ...set } = next
  return { set, unset: mayVanish.filter(field => next[field] === undefined) }
}

/** What projections of this county need beside the events. */
export async function factsOf(
  { directory, calendar }: Pick<Services, 'directory' | 'calendar'>,
  county: string,
): Promise<Facts> {
  const { unit } = await directory.current(county)
  return { edition: calendar(county), unitName: code => unit.get(code)?.short ?? code }
}
