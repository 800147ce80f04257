import { CalendarError } from './errors.js'
import type { DateText, Day, Instant } from './types.js'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Asia/Shanghai: +08:00 all year, no summer time. */
export const CHINA_OFFSET = 480

/** A hundred years: what is longer is a mistake, and would be walked day by day. */
export const LONGEST_DAYS = 36_600

/** A county day as the number of days since 1970-01-01. */
export type DayNumber = number

const EARLIEST = Date.UTC(1000, 0, 1)
const LATEST = Date.UTC(9999, 11, 31)

/** @throws CalendarError INSTANT_INVALID unless it is an integer within the years 1000 to 9999. */
export function checkInstant(t: Instant): Instant {
  if (Number.isInteger(t) && t >= EARLIEST && t <= LATEST) return t
  throw new CalendarError('INSTANT_INVALID', `不是有效的时刻：${String(t)}`, `not an instant: ${String(t)}`)
}

export function dayNumberAt(t: Instant, offsetMinutes: number): DayNumber {
  return Math.floor((t + offsetMinutes * MINUTE) / DAY)
}

/** The first instant of that day of the county. */
export function midnight(n: DayNumber, offsetMinutes: number): Instant {
  return n * DAY - offsetMinutes * MINUTE
}

/** @throws CalendarError DATE_INVALID for a day that no calendar has, such as 30 February. */
export function dayNumberOf({ year, month, day }: Day): DayNumber {
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (same) return date.getTime() / DAY
  const text = `${year}-${month}-${day}`
  throw new CalendarError('DATE_INVALID', `没有这一天：${text}`, `no such day: ${text}`)
}

export function dayOfNumber(n: DayNumber): Day {
  const date = new Date(n * DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 0 is Sunday, 6 Saturday. */
export function weekdayOf(n: DayNumber): number {
  return (((n + 4) % 7) + 7) % 7
}

export function dateText({ year, month, day }: Day): DateText {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** @throws CalendarError DATE_INVALID unless the text is 'YYYY-MM-DD' and there is such a day. */
export function dayOfText(text: DateText): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) throw new CalendarError('DATE_INVALID', `不是日期：${text}`, `not a date: ${text}`)
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  dayNumberOf(day)
  return day
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
