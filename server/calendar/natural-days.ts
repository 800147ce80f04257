import { wholeDays, tooLong } from './amount.js'
import { LONGEST_DAYS, checkInstant, dayNumberAt, midnight } from './civil.js'
import { factsOf, type DayFacts } from './day-facts.js'
import type { CalendarEdition, DayReason, Instant, ReckonedDay, Reckoning } from './types.js'

/**
 * A term in 日 (statutory, all days count): leaves out the first day and ends at 23:59:59 of the last; if that is a day
 * off, of the next working day. A term counted backwards (n < 0) ends on its day and is not moved: it protects whoever
 * must be told in time, and a move to the next working day would shorten it.
 *
 * @throws CalendarError LIMIT_AMOUNT_INVALID unless n is a whole number other than 0; LIMIT_TOO_LONG; INSTANT_INVALID
 */
export function addNaturalDays(
  edition: CalendarEdition,
  from: Instant,
  n: number,
  unitCode?: string,
): Reckoning {
  wholeDays(n)
  if (Math.abs(n) > LONGEST_DAYS) throw tooLong()
  const facts = factsOf(edition, unitCode)
  const start = dayNumberAt(checkInstant(from), edition.offsetMinutes)
  const step = Math.sign(n)
  const days = [entry(facts(start), false, 'start')]
  for (let i = 1; i <= Math.abs(n); i++) {
    days.push({ ...entry(facts(start + i * step), true, 'natural'), n: i })
  }
  let last = start + n
  if (n < 0) return { at: endOf(last, edition), provisional: false, days }
  let { provisional } = facts(last)
  while (!facts(last).working) {
    const next = facts(++last)
    provisional ||= next.provisional
    days.push(entry(next, false, next.working ? 'extended' : next.kind))
    if (last - start > 2 * LONGEST_DAYS) throw tooLong()
  }
  return { at: endOf(last, edition), provisional, days }
}

function entry({ date, name }: DayFacts, counted: boolean, why: DayReason): ReckonedDay {
  return { date, counted, why, ...(name === undefined ? {} : { name }) }
}

function endOf(n: number, edition: CalendarEdition): Instant {
  return midnight(n + 1, edition.offsetMinutes) - 1000
}
