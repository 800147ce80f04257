import { tooLong } from './amount.js'
import { LONGEST_DAYS, checkInstant, dayNumberAt } from './civil.js'
import { factsOf, type DayFacts } from './day-facts.js'
import type { CalendarEdition, Instant } from './types.js'

/**
 * Whether two editions differ on any day from the day of `from` to that of `to` (in either order): then what was reckoned
 * over these days is reckoned again. A table that arrives touches its year even where no day changes, because what was
 * provisional no longer is. Names of holidays alone touch nothing.
 *
 * @throws CalendarError INSTANT_INVALID, LIMIT_TOO_LONG
 */
export function touches(
  before: CalendarEdition,
  after: CalendarEdition,
  from: Instant,
  to: Instant,
  unitCode?: string,
): boolean {
  if (before.id === after.id) return false
  if (before.offsetMinutes !== after.offsetMinutes) return true
  const first = dayNumberAt(checkInstant(Math.min(from, to)), before.offsetMinutes)
  const last = dayNumberAt(checkInstant(Math.max(from, to)), before.offsetMinutes)
  if (last - first > LONGEST_DAYS) throw tooLong()
  const old = factsOf(before, unitCode)
  const now = factsOf(after, unitCode)
  for (let n = first; n <= last; n++) if (differ(old(n), now(n))) return true
  return false
}

function differ(a: DayFacts, b: DayFacts): boolean {
  return (
    a.provisional !== b.provisional ||
    a.sessions.length !== b.sessions.length ||
    a.sessions.some(([start, end], i) => start !== b.sessions[i]?.[0] || end !== b.sessions[i]?.[1])
  )
}
