import {
  CHINA_OFFSET,
  DAY,
  MINUTE,
  checkInstant,
  dateText,
  dayNumberAt,
  dayNumberOf,
  dayOfNumber,
  midnight,
  pad,
} from './civil.js'
import { CalendarError } from './errors.js'
import type { CalendarEdition, Day, Instant } from './types.js'

const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Reads '2026-09-29', '2026-09-29 10:20', '2026-09-29T10:20:00.000' in the county's clock, or with an offset of its own
 * ('Z', '+08:00'). Digits beyond milliseconds are dropped.
 *
 * @throws CalendarError INSTANT_INVALID, DATE_INVALID
 */
export function instantOf(text: string, offsetMinutes = CHINA_OFFSET): Instant {
  const match = PATTERN.exec(text)
  if (!match) throw invalid(text)
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw invalid(text)
  const date = dayNumberOf({ year: Number(year), month: Number(month), day: Number(day) }) * DAY
  const time = (Number(hour) * 60 + Number(minute)) * MINUTE + Number(second) * 1000
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  return checkInstant(date + time + milliseconds - offsetOf(zone, offsetMinutes) * MINUTE)
}

/** '2026-09-29T10:20:00+08:00'; milliseconds are written only when there are some. */
export function toIso(t: Instant, offsetMinutes = CHINA_OFFSET): string {
  const local = new Date(checkInstant(t) + offsetMinutes * MINUTE).toISOString().slice(0, -1)
  const sign = offsetMinutes < 0 ? '-' : '+'
  const offset = Math.abs(offsetMinutes)
  return `${local.replace(/\.000$/, '')}${sign}${pad(Math.floor(offset / 60), 2)}:${pad(offset % 60, 2)}`
}

/** The day that the county's calendar shows at that instant. */
export function dayOf(t: Instant, offsetMinutes = CHINA_OFFSET): Day {
  return dayOfNumber(dayNumberAt(checkInstant(t), offsetMinutes))
}

/** The same as 'YYYY-MM-DD'. */
export function dateOf(t: Instant, offsetMinutes = CHINA_OFFSET): string {
  return dateText(dayOf(t, offsetMinutes))
}

/** 23:59:59 of that day of the county, where a term counted in whole days ends. */
export function endOfDay(edition: CalendarEdition, t: Instant): Instant {
  return midnight(dayNumberAt(checkInstant(t), edition.offsetMinutes) + 1, edition.offsetMinutes) - 1000
}

/** The instant at that share of the way from `a` to `b`, in natural time: 0 is `a`, 1 is `b`; rounded to a millisecond. */
export function instantBetween(a: Instant, b: Instant, share: number): Instant {
  return checkInstant(Math.round(checkInstant(a) + (checkInstant(b) - a) * share))
}

function offsetOf(zone: string | undefined, own: number): number {
  if (zone === undefined) return own
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return zone.startsWith('-') ? -minutes : minutes
}

function invalid(text: string): CalendarError {
  return new CalendarError('INSTANT_INVALID', `不是有效的时刻：${text}`, `not an instant: ${text}`)
}
