import { CHINA_OFFSET, dayOfText } from './civil.js'
import { CalendarError } from './errors.js'
import { fingerprint } from './fingerprint.js'
import { shippedYears } from './tables/index.js'
import type { CalendarContent, CalendarEdition, NamedDay, OfficeHours, Session } from './types.js'

/**
 * Winter hours from 1 October, summer hours from 1 June: seven and a half hours a day in both. A default that an
 * administrator changes; hours differ from county to county.
 */
export const defaultOfficeHours: readonly OfficeHours[] = [
  {
    from: '10-01',
    sessions: [
      [510, 720],
      [810, 1050],
    ],
  },
  {
    from: '06-01',
    sessions: [
      [510, 720],
      [840, 1080],
    ],
  },
]

/**
 * An edition of that content, frozen, with its fingerprint as id: the same content always has the same id.
 *
 * @throws CalendarError CALENDAR_INVALID when hours overlap, are empty or missing, or a date stands in the wrong table;
 *   DATE_INVALID for a date that does not exist.
 */
export function calendarEdition(content: CalendarContent): CalendarEdition {
  const { offsetMinutes, years, officeHours, halfDays, units } = content
  const own = structuredClone({ offsetMinutes, years, officeHours, halfDays, ...(units ? { units } : {}) })
  check(own)
  return freeze({ id: `calendar-${fingerprint(own)}`, ...own })
}

let shipped: CalendarEdition | undefined

/** The edition that Huying ships: the announced tables up to 2026, default hours, no half-days, no unit of its own. */
export function defaultEdition(): CalendarEdition {
  shipped ??= calendarEdition({
    offsetMinutes: CHINA_OFFSET,
    years: shippedYears,
    officeHours: defaultOfficeHours,
    halfDays: [],
  })
  return shipped
}

function check(content: CalendarContent): void {
  checkHours(content.officeHours)
  for (const [year, table] of Object.entries(content.years)) {
    checkDays([...table.off, ...table.work])
    const stranger = [...table.off, ...table.work].find(day => !day.date.startsWith(`${year}-`))
    if (stranger) throw invalid(`${stranger.date} 不属于 ${year} 年`, `${stranger.date} is not in ${year}`)
  }
  checkHalfDays(content.halfDays)
  for (const unit of Object.values(content.units ?? {})) {
    if (unit.officeHours) checkHours(unit.officeHours)
    checkHalfDays(unit.halfDays ?? [])
    checkDays([...(unit.off ?? []), ...(unit.work ?? [])])
  }
}

function checkHours(rows: readonly OfficeHours[]): void {
  if (!rows.some(row => row.since === undefined)) {
    throw invalid('缺少自始适用的办公时间', 'no office hours from the beginning')
  }
  for (const row of rows) {
    // 2000 is a leap year: a season may begin on 29 February.
    dayOfText(`2000-${row.from}`)
    if (row.since !== undefined) dayOfText(row.since)
    checkSessions(row.sessions)
  }
}

function checkHalfDays(days: CalendarContent['halfDays']): void {
  checkDays(days)
  for (const day of days) checkSessions(day.sessions)
}

function checkSessions(sessions: readonly Session[]): void {
  let last = 0
  for (const [start, end] of sessions) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < last || end <= start || end > 1440) {
      throw invalid('办公时间重叠或颠倒', 'office hours overlap or run backwards')
    }
    last = end
  }
  if (!sessions.length) throw invalid('办公时间为空', 'office hours are empty')
}

function checkDays(days: readonly NamedDay[]): void {
  const seen = new Set<string>()
  for (const { date } of days) {
    dayOfText(date)
    if (seen.has(date)) throw invalid(`日期重复：${date}`, `a date stands twice: ${date}`)
    seen.add(date)
  }
}

function invalid(chinese: string, english: string): CalendarError {
  return new CalendarError('CALENDAR_INVALID', chinese, english)
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}
