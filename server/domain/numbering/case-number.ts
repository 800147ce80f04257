import { dateOf, type Instant } from '../../calendar/index.js'
import type { Store } from '../../store/port.js'

/**
 * The next 事项编号: `SF-20260929-00017`, counted by county and day of the first entry. Given when a matter is first
 * entered and never reused; gaps are allowed (numbering rules of the procedures).
 */
export async function nextCaseNumber(
  store: Store,
  county: string,
  shortCode: string,
  now: Instant,
): Promise<string> {
  const day = dateOf(now).replaceAll('-', '')
  const n = await store.next(county, `case-number/${day}`)
  return `${shortCode}-${day}-${String(n).padStart(5, '0')}`
}

/**
 * As lists show a number: `0929-00017`, month and day before the last five digits. The count begins anew each day, so
 * the digits alone would be 00001 for most cases of a county.
 */
export function shortNumber(number: string): string {
  return number.replace(/^.*-\d{4}(\d{4}-\d{5,})(@.*)?$/, '$1')
}

/** The last five digits, as they are kept to be asked for. */
export function tailOf(number: string): string {
  return number.slice(-5)
}
