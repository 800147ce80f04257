import { shownTitle } from '../../domain/calls/acts/start-variables.js'
import { callId, calls } from '../../domain/calls/record.js'
import type { County } from '../../domain/county.js'

/** Titles of cases by number, as they may stand outside their page. */
export async function titlesOf(
  { store, county, language }: Pick<County, 'store' | 'county' | 'language'>,
  numbers: Iterable<string | null>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(numbers)].filter(number => number !== null)
  const records = await Promise.all(wanted.map(number => store.get(calls, county, callId(county, number))))
  return new Map(records.flatMap(record => (record ? [[record.number, shownTitle(record, language)]] : [])))
}
