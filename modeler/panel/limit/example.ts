import {
  addLimit,
  dayOf,
  defaultEdition,
  type LimitUnit,
  type Reckoning,
} from '../../../server/calendar/index.js'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
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
  return `${month}月${day}日 ${weekdays[local.getUTCDay()]} ${local.toISOString().slice(11, 16)}`
}

function because({ days, provisional }: Reckoning): string {
  const short = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
  const makeUp = days.filter(day => day.why === 'make-up').map(day => `${short(day.date)}调休上班，计 1 日`)
  const holidays = days.filter(day => day.why === 'holiday')
  const weekends = days.filter(day => day.why === 'weekend').length
  return [
    ...makeUp,
    ...(holidays.length ? [`${holidays[0]!.name ?? '节假日'}休 ${holidays.length} 天不计`] : []),
    ...(weekends ? [`周末 ${weekends} 天不计`] : []),
    ...(provisional ? ['节假日表未公布，为预计'] : []),
  ].join('；')
}
