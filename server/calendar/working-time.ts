import { finite, tooLong } from './amount.js'
import { HOUR, LONGEST_DAYS, checkInstant, dayNumberAt } from './civil.js'
import { factsOf, type DayFacts } from './day-facts.js'
import type { CalendarEdition, Instant, ReckonedDay, Reckoning } from './types.js'

/**
 * `from` plus so many hours of the office clock, fractions allowed; backwards when negative. Hours that are used up
 * exactly at a break end at the break, not at the next opening (backwards: at the opening, not at the last close).
 *
 * @throws CalendarError LIMIT_AMOUNT_INVALID, LIMIT_TOO_LONG, INSTANT_INVALID
 */
export function addWorkingHours(
  edition: CalendarEdition,
  from: Instant,
  hours: number,
  unitCode?: string,
): Reckoning {
  return addWorkingTime(edition, from, hours * HOUR, unitCode)
}

/** The same for a duration in milliseconds, rounded to whole ones; nothing added is `from` itself, at any hour. */
export function addWorkingTime(
  edition: CalendarEdition,
  from: Instant,
  duration: number,
  unitCode?: string,
): Reckoning {
  finite(duration)
  let left = Math.abs(Math.round(duration))
  if (left === 0) return { at: checkInstant(from), provisional: false, days: [] }
  const facts = factsOf(edition, unitCode)
  const start = dayNumberAt(checkInstant(from), edition.offsetMinutes)
  const forward = duration > 0
  const days: ReckonedDay[] = []
  let provisional = false
  for (let passed = 0; passed <= LONGEST_DAYS; passed++) {
    const day = facts(forward ? start + passed : start - passed)
    const { at, used } = forward ? spend(day, from, left) : takeBack(day, from, left)
    left -= used
    provisional ||= day.provisional
    days.push(entry(day, used, passed === 0))
    if (left === 0) return { at, provisional, days }
  }
  throw tooLong()
}

/**
 * Time of the office between two instants, in milliseconds; negative when `b` is before `a`.
 *
 * @throws CalendarError INSTANT_INVALID; LIMIT_TOO_LONG when they lie more than a hundred years apart
 */
export function workingTime(edition: CalendarEdition, a: Instant, b: Instant, unitCode?: string): number {
  checkInstant(a)
  checkInstant(b)
  if (a === b) return 0
  if (b < a) return 0 - workingTime(edition, b, a, unitCode)
  const facts = factsOf(edition, unitCode)
  const first = dayNumberAt(a, edition.offsetMinutes)
  const last = dayNumberAt(b, edition.offsetMinutes)
  if (last - first > LONGEST_DAYS) throw tooLong()
  let total = 0
  for (let n = first; n <= last; n++) {
    for (const [start, end] of facts(n).sessions) total += Math.max(0, Math.min(end, b) - Math.max(start, a))
  }
  return total
}

/** How far `left` reaches on that day going forward, not before `from`. */
function spend(day: DayFacts, from: Instant, left: number): { at: Instant; used: number } {
  let used = 0
  let at = from
  for (const [start, end] of day.sessions) {
    const opening = Math.max(start, from)
    const part = Math.min(left - used, Math.max(0, end - opening))
    if (part === 0) continue
    used += part
    at = opening + part
  }
  return { at, used }
}

/** The mirror of `spend`: going backward, not after `from`. */
function takeBack(day: DayFacts, from: Instant, left: number): { at: Instant; used: number } {
  let used = 0
  let at = from
  for (const [start, end] of day.sessions.toReversed()) {
    const closing = Math.min(end, from)
    const part = Math.min(left - used, Math.max(0, closing - start))
    if (part === 0) continue
    used += part
    at = closing - part
  }
  return { at, used }
}

function entry(day: DayFacts, used: number, first: boolean): ReckonedDay {
  return {
    date: day.date,
    counted: used > 0,
    // A start after the close is neither a day off nor a day that counted.
    why: first && day.working && used === 0 ? 'start' : day.kind,
    ...(used > 0 ? { used } : {}),
    ...(day.name === undefined ? {} : { name: day.name }),
  }
}
