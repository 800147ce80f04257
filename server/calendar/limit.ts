import { finite, tooLong } from './amount.js'
import { DAY, HOUR, LONGEST_DAYS, MINUTE, checkInstant } from './civil.js'
import { CalendarError } from './errors.js'
import { addNaturalDays } from './natural-days.js'
import type { CalendarEdition, Instant, LimitUnit, Reckoning } from './types.js'
import { addWorkingDays } from './working-days.js'
import { addWorkingHours } from './working-time.js'

export const limitUnits: readonly LimitUnit[] = ['分钟', '小时', '工作时', '工作日', '日']

/**
 * The instant at which a limit of that amount ends, and how it was reckoned. Amounts may be negative; those of 工作日 and
 * 日 are whole and not 0.
 *
 * @throws CalendarError LIMIT_AMOUNT_INVALID, LIMIT_UNIT_UNKNOWN, LIMIT_TOO_LONG, INSTANT_INVALID
 */
export function addLimit(
  edition: CalendarEdition,
  from: Instant,
  amount: number,
  unit: LimitUnit,
  unitCode?: string,
): Reckoning {
  switch (unit) {
    case '分钟':
      return natural(from, amount * MINUTE)
    case '小时':
      return natural(from, amount * HOUR)
    case '工作时':
      return addWorkingHours(edition, from, amount, unitCode)
    case '工作日':
      return addWorkingDays(edition, from, amount, unitCode)
    case '日':
      return addNaturalDays(edition, from, amount, unitCode)
    default:
      throw new CalendarError(
        'LIMIT_UNIT_UNKNOWN',
        `时限单位不是${limitUnits.join('、')}之一：${String(unit)}`,
        `the unit of a limit is none of ${limitUnits.join(', ')}: ${String(unit)}`,
      )
  }
}

function natural(from: Instant, duration: number): Reckoning {
  finite(duration)
  if (Math.abs(duration) > LONGEST_DAYS * DAY) throw tooLong()
  return { at: checkInstant(checkInstant(from) + Math.round(duration)), provisional: false, days: [] }
}
