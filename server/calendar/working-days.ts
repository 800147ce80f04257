import { LONGEST_DAYS, checkInstant, dayNumberAt } from './civil.js'
import { wholeDays, tooLong } from './amount.js'
import { factsOf } from './day-facts.js'
import type { CalendarEdition, Instant, ReckonedDay, Reckoning } from './types.js'

/**
 * Close of office hours of the nth working day after (n > 0) or before (n < 0) the day of `from`; the day itself is left
 * out, whatever its hour. A start on a day off behaves the same: the next working day is the first.
 *
 * @throws CalendarError LIMIT_AMOUNT_INVALID unless n is a whole number other than 0; LIMIT_TOO_LONG; INSTANT_INVALID
 */
export function addWorkingDays(
  edition: CalendarEdition,
  from: Instant,
  n: number,
  unitCode?: string,
): Reckoning {
  wholeDays(n)
  const facts = factsOf(edition, unitCode)
  const start = dayNumberAt(checkInstant(from), edition.offsetMinutes)
  const step = Math.sign(n)
  const first = facts(start)
  const days: ReckonedDay[] = [
    {
      date: first.date,
      counted: false,
      why: 'start',
      ...(first.name === undefined ? {} : { name: first.name }),
    },
  ]
  let provisional = false
  let counted = 0
  for (let passed = 1; passed <= LONGEST_DAYS; passed++) {
    const { date, kind, name, working, sessions, provisional: unknown } = facts(start + passed * step)
    provisional ||= unknown
    if (working) counted++
    days.push({
      date,
      counted: working,
      why: kind,
      ...(working ? { n: counted } : {}),
      ...(name === undefined ? {} : { name }),
    })
    const close = sessions.at(-1)?.[1]
    if (close !== undefined && counted === Math.abs(n)) return { at: close, provisional, days }
  }
  throw tooLong()
}
