/**
 * INSTANT_INVALID: not an instant, or outside the years 1000 to 9999. DATE_INVALID: no such day.
 * LIMIT_AMOUNT_INVALID: zero or a fraction of whole days, or not a number. LIMIT_UNIT_UNKNOWN: none of the five units.
 * LIMIT_TOO_LONG: more than a hundred years. CALENDAR_INVALID: an edition that contradicts itself.
 * YEAR_TABLE_INVALID: a table of holidays that cannot be imported.
 */
export type CalendarErrorCode =
  | 'INSTANT_INVALID'
  | 'DATE_INVALID'
  | 'LIMIT_AMOUNT_INVALID'
  | 'LIMIT_UNIT_UNKNOWN'
  | 'LIMIT_TOO_LONG'
  | 'CALENDAR_INVALID'
  | 'YEAR_TABLE_INVALID'

/** Everything that this folder throws. The message is Chinese, `english` the same in English. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError'

  constructor(
    readonly code: CalendarErrorCode,
    chinese: string,
    readonly english: string,
  ) {
    super(chinese)
  }
}
