import { DAY, HOUR, MINUTE, checkInstant } from './civil.js'
import { hoursOf } from './day-facts.js'
import { dateOf } from './instant.js'
import { isOpen } from './office.js'
import type { CalendarEdition, Instant } from './types.js'
import { workingTime } from './working-time.js'

/** Working time in the units that people read, the two largest only: minutes are 0 beside a whole day. Rounded down. */
export interface OfficeTime {
  workingDays: number
  workingHours: number
  minutes: number
}

export interface Remaining extends OfficeTime {
  /** The limit has passed, and the amounts say by how much; at the very instant of the limit it has not. */
  overdue: boolean
  /** Outside office hours now: the remainder stands still (下班中). */
  closed: boolean
}

export interface NaturalRemaining {
  days: number
  hours: number
  minutes: number
  overdue: boolean
}

/** Office time left until `due`, or by which it has passed, for limits in 工作时 and 工作日. */
export function remaining(
  edition: CalendarEdition,
  now: Instant,
  due: Instant,
  unitCode?: string,
): Remaining {
  const left = workingTime(edition, now, due, unitCode)
  return {
    ...officeTime(edition, Math.abs(left), now, unitCode),
    overdue: now > due,
    closed: !isOpen(edition, now, unitCode),
  }
}

/**
 * A length of office time (milliseconds, as `workingTime` gives it) as days, hours and minutes. One working day is as
 * long as the office hours of an ordinary working day at the time of `at`: seven and a half hours by default.
 */
export function officeTime(
  edition: CalendarEdition,
  duration: number,
  at: Instant,
  unitCode?: string,
): OfficeTime {
  const hours = hoursOf(edition, dateOf(at, edition.offsetMinutes), unitCode)
  const workingDay = hours.reduce((sum, [start, end]) => sum + (end - start) * MINUTE, 0)
  const { days, hours: workingHours, minutes } = split(duration, workingDay)
  return { workingDays: days, workingHours, minutes }
}

/** The same in natural time (自然时), for limits in 分钟, 小时 and 日. */
export function naturalRemaining(now: Instant, due: Instant): NaturalRemaining {
  return { ...split(Math.abs(checkInstant(due) - checkInstant(now)), DAY), overdue: now > due }
}

function split(duration: number, day: number): { days: number; hours: number; minutes: number } {
  const days = Math.floor(duration / day)
  const rest = duration - days * day
  const minutes = days ? 0 : Math.floor((rest % HOUR) / MINUTE)
  return { days, hours: Math.floor(rest / HOUR), minutes }
}
