import {
  addLimit,
  dayOf,
  defaultEdition,
  type LimitUnit,
  type Reckoning,
} from '../../../server/calendar/index.js'
import { m } from '../../messages/index.js'

const OFFSET = 8 * 3_600_000

export interface Example {
  from: string
  due: string
  /** Days that did not count, and make-up days that did. */
  because: string
}

/**
 * What a limit would come to if it began at an instant, by the calendar in force; undefined for an amount that is none.
 *
 * @param from milliseconds UTC
 */
export function example(from: number, amount: number, unit: string): Example | undefined {
  try {
    const reckoning = addLimit(defaultEdition(), from, amount, unit as LimitUnit)
    return { from: moment(from), due: moment(reckoning.at), because: because(reckoning) }
  } catch {
    return undefined
  }
}

function moment(at: number): string {
  const { month, day } = dayOf(at)
  const local = new Date(at + OFFSET)
  const weekday = m.calendar.weekdays[local.getUTCDay()] ?? ''
  return m.calendar.moment(month, day, weekday, local.toISOString().slice(11, 16))
}

function because({ days, provisional }: Reckoning): string {
  const makeUp = days
    .filter(day => day.why === 'make-up')
    .map(({ date }) => m.calendar.makeUp(Number(date.slice(5, 7)), Number(date.slice(8))))
  const holidays = days.filter(day => day.why === 'holiday')
  const weekends = days.filter(day => day.why === 'weekend').length
  return [
    ...makeUp,
    ...(holidays.length ? [m.calendar.holidays(holidays[0]!.name, holidays.length)] : []),
    ...(weekends ? [m.calendar.weekends(weekends)] : []),
    ...(provisional ? [m.calendar.provisional] : []),
  ].join(m.calendar.list)
}
