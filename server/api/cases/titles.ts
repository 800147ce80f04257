import { shownTitle } from '../../domain/calls/acts/start-variables.js'
import { callId, calls, type CallRecord } from '../../domain/calls/record.js'
import type { County } from '../../domain/county.js'

/** Titles of cases by number, as they may stand outside their page. */
export async function titlesOf(
  county: Pick<County, 'store' | 'county' | 'language'>,
  numbers: Iterable<string | null>,
): Promise<Map<string, string>> {
  const records = await recordsOf(county, numbers)
  return new Map([...records.values()].map(record => [record.number, shownTitle(record, county.language)]))
}

/** The records of cases by number, as far as there are any. */
export async function recordsOf(
  { store, county }: Pick<County, 'store' | 'county'>,
  numbers: Iterable<string | null>,
): Promise<Map<string, CallRecord>> {
  const wanted = [...new Set(numbers)].filter(number => number !== null)
  const records = await Promise.all(wanted.map(number => store.get(calls, county, callId(county, number))))
  return new Map(records.flatMap(record => (record ? [[record.number, record]] : [])))
}
