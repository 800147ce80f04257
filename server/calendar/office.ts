import { checkInstant, dayNumberAt, dayNumberOf } from './civil.js'
import { factsOf } from './day-facts.js'
import type { CalendarEdition, Day, Instant } from './types.js'

/** Make-up days and half-days are working days. */
export function isWorkingDay(edition: CalendarEdition, day: Day, unitCode?: string): boolean {
  return factsOf(edition, unitCode)(dayNumberOf(day)).working
}

/** When the office is open on that day, in order; empty on a day off. */
export function officeSessions(
  edition: CalendarEdition,
  day: Day,
  unitCode?: string,
): readonly (readonly [start: Instant, end: Instant])[] {
  return factsOf(edition, unitCode)(dayNumberOf(day)).sessions
}

/** The instant at which the office opens on that day; undefined on a day off. */
export function openOfDay(edition: CalendarEdition, day: Day, unitCode?: string): Instant | undefined {
  return officeSessions(edition, day, unitCode)[0]?.[0]
}

/** The instant at which the office closes for that day; undefined on a day off. */
export function closeOfDay(edition: CalendarEdition, day: Day, unitCode?: string): Instant | undefined {
  return officeSessions(edition, day, unitCode).at(-1)?.[1]
}

/** Whether the office is open at that instant; at the very instant of closing it is not. */
export function isOpen(edition: CalendarEdition, t: Instant, unitCode?: string): boolean {
  const { sessions } = factsOf(edition, unitCode)(dayNumberAt(checkInstant(t), edition.offsetMinutes))
  return sessions.some(([start, end]) => start <= t && t < end)
}
