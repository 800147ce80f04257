import {
  addWorkingDays,
  dateOf,
  instantOf,
  type CalendarEdition,
  type Instant,
} from '../../calendar/index.js'

/** `-6 工作日 10:20`, `0 工作日 08:40` (today), `-4 分钟`, `-25 小时`: always read from one now. */
export type When = string

const DAY_PATTERN = /^(-?\d+) 工作日 (\d{2}:\d{2})$/
const NATURAL_PATTERN = /^-(\d+) (分钟|小时)$/

/**
 * The instant that a plan means. A working day is one of the county's calendar, `-1` the last before the day of `now`.
 * @throws Error for a text that is none
 */
export function instantFrom(edition: CalendarEdition, when: When, now: Instant): Instant {
  const natural = NATURAL_PATTERN.exec(when)
  if (natural) return now - Number(natural[1]) * (natural[2] === '小时' ? 3_600_000 : 60_000)
  const [, days, clock] = DAY_PATTERN.exec(when) ?? []
  if (days === undefined || clock === undefined) throw new Error(`no instant: ${when}`)
  const n = Number(days)
  const day = n === 0 ? dateOf(now) : dateOf(addWorkingDays(edition, now, n).at)
  return instantOf(`${day} ${clock}`)
}
