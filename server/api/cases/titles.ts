import { shownTitle } from '../../domain/calls/acts/start-variables.js'
import { callId, calls, type CallRecord } from '../../domain/calls/record.js'
import type { County } from '../../domain/county.js'

/** A case as it may stand outside its page: of a sensitive one the number stays with its readers. */
export interface ShownCase {
  number?: string
  title: string
}

/** What a row about something inside says of its case, by the number of the case. */
export async function shownCases(
  county: Pick<County, 'store' | 'county' | 'language'>,
  numbers: Iterable<string | null>,
): Promise<(number: string | null) => Partial<ShownCase>> {
  const records = await recordsOf(county, numbers)
  return number => {
    if (number === null) return {}
    const record = records.get(number)
    if (!record) return { number, title: '' }
    return { ...(record.sensitive ? {} : { number }), title: shownTitle(record, county.language) }
  }
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
