import { dayOf, instantOf, type ReckonedDay } from '../../calendar/index.js'
import { presentLeg, type CallRecord, type LimitVersion } from '../calls/record.js'
import { isNatural } from '../calls/urgency.js'
import type { County } from '../county.js'
import { caseLimit } from './case-light.js'
import { clockText, momentText, plainDateText } from './time/dates.js'
import type { LimitView } from './time/limit-view.js'

/** One day of the strip beside a limit. */
export interface DayCell {
  date: string
  weekday: string
  day: number
  kind: 'start' | 'counted' | 'off' | 'makeup' | 'last' | 'makeup-last'
  n?: number
  note?: string
}

export interface LimitReckoning {
  limit: LimitView
  /** `**` around what is set in bold. */
  sentence: string
  days: DayCell[]
  history: { atText: string; text: string }[]
}

/** How the limit of the present leg came about; null while there is none. */
export function reckoningOf(ctx: Pick<County, 'edition' | 'now'>, record: CallRecord): LimitReckoning | null {
  const leg = presentLeg(record)
  const version = leg?.limits.at(-1)
  if (!leg || !version) return null
  const limit = caseLimit(ctx, { ...record, running: true })
  if (!limit) return null
  return {
    limit,
    sentence: limitSentence(version, ctx.now, isNatural(record.urgency), leg.cause),
    days: dayCells(version.days),
    history: leg.limits.map(each => ({
      atText: momentText(each.at, ctx.now),
      text: `${each.cause}，期限 ${momentText(each.due, ctx.now)}`,
    })),
  }
}

/** The sentence that explains a limit: where it starts, what counts, which days do not and why. */
export function limitSentence(
  version: Pick<LimitVersion, 'basis' | 'days' | 'due'>,
  now: number,
  natural: boolean,
  cause = '派发',
): string {
  const first = version.basis[0]
  const start = first ? `${plainDateText(first.from, now)} ${clockText(first.from)} ${startWord(cause)}` : ''
  const amounts = version.basis.map(({ amount, unit }) => `**${amount} ${counted(unit)}**`).join('加')
  const end = `到 **${plainDateText(version.due, now)} ${clockText(version.due)}** 止`
  if (natural) return `${start}，${amounts}昼夜连续计算（自然时），${end}`
  const left = version.days.some(day => day.why === 'start') ? '，当天不计' : ''
  const off = spans(version.days.filter(day => !day.counted && day.why !== 'start'))
  const makeup = version.days.filter(day => day.why === 'make-up')
  return [
    `${start}${left}；${amounts}`,
    ...(off.length ? [`${off.join('、')}不计`] : []),
    ...(makeup.length ? [`${makeup.map(day => dayText(day.date)).join('、')}调休上班计入`] : []),
    end,
  ].join('，')
}

/** 5 个工作日, but 24 小时. */
const counted = (unit: string) => (unit === '工作日' || unit === '工作时' ? `个${unit}` : unit)

const startWord = (cause: string) => (cause === '首派' || cause === '派发' ? '派发' : `${cause}派发`)

/** Days off in a row are one span: `10月1日至10月7日（国庆节）`. */
function spans(days: readonly ReckonedDay[]): string[] {
  const found: { from: string; to: string; name: string }[] = []
  for (const day of days) {
    const name = day.name ?? '周末'
    const last = found.at(-1)
    if (last && last.name === name && isNextDay(last.to, day.date)) last.to = day.date
    else found.push({ from: day.date, to: day.date, name })
  }
  return found.map(({ from, to, name }) =>
    from === to ? `${dayText(from)}（${name}）` : `${dayText(from)}至${dayText(to)}（${name}）`,
  )
}

const isNextDay = (a: string, b: string) => instantOf(b) - instantOf(a) === 86_400_000

function dayText(date: string): string {
  const { month, day } = dayOf(instantOf(date))
  return `${month}月${day}日`
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六']

/** A strip of days, one cell each, the last counted one filled. */
export function dayCells(days: readonly ReckonedDay[]): DayCell[] {
  const last = days.findLastIndex(day => day.counted)
  return days.map((day, index) => {
    const { day: number } = dayOf(instantOf(day.date))
    const note = noteOf(day)
    return {
      date: day.date,
      weekday: weekdays[new Date(`${day.date}T00:00:00Z`).getUTCDay()] ?? '',
      day: number,
      kind: kindOf(day, index === last),
      ...(day.n === undefined ? {} : { n: day.n }),
      ...(note === undefined ? {} : { note }),
    }
  })
}

function kindOf(day: ReckonedDay, last: boolean): DayCell['kind'] {
  if (day.why === 'start') return 'start'
  if (!day.counted) return 'off'
  if (day.why === 'make-up') return last ? 'makeup-last' : 'makeup'
  return last ? 'last' : 'counted'
}

function noteOf(day: ReckonedDay): string | undefined {
  if (day.why === 'start') return '派发'
  return day.counted ? undefined : '休'
}
