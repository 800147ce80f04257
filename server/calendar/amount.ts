import { CalendarError } from './errors.js'

/** @throws CalendarError LIMIT_AMOUNT_INVALID: limits in whole days have no zeroth day and no half one. */
export function wholeDays(n: number): void {
  if (Number.isInteger(n) && n !== 0) return
  throw new CalendarError(
    'LIMIT_AMOUNT_INVALID',
    `天数须为非零整数：${String(n)}`,
    `a number of days must be whole and not 0: ${String(n)}`,
  )
}

/** @throws CalendarError LIMIT_AMOUNT_INVALID */
export function finite(amount: number): void {
  if (Number.isFinite(amount)) return
  throw new CalendarError(
    'LIMIT_AMOUNT_INVALID',
    `时限数量不是数字：${String(amount)}`,
    `the amount of a limit is not a number: ${String(amount)}`,
  )
}

export function tooLong(): CalendarError {
  return new CalendarError('LIMIT_TOO_LONG', '时限超过一百年', 'a limit of more than a hundred years')
}
