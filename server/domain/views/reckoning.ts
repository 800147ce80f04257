import { dayOf, instantOf, type ReckonedDay } from '../../calendar/index.js'
import { presentLeg, type CallRecord } from '../calls/record.js'
import { isNatural } from '../calls/urgency.js'
import type { County } from '../county.js'
import type { Language } from '../language.js'
import { causeName } from '../words/causes.js'
import { caseLight, caseLimit } from './case-light.js'
import { limitSentence } from './sentence/limit.js'
import { momentText } from './time/dates.js'
import type { LimitView } from './time/limit-view.js'

const reckoningWords = {
  'zh-CN': {
    version: (cause: string, due: string) => `${cause}，期限 ${due}`,
    weekdays: ['日', '一', '二', '三', '四', '五', '六'],
    start: '派发',
    off: '休',
  },
  en: {
    version: (cause: string, due: string) => `${cause[0]?.toUpperCase() ?? ''}${cause.slice(1)}: due ${due}`,
    weekdays: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
    start: 'sent',
    off: 'off',
  },
}

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
export function reckoningOf(
  ctx: Pick<County, 'edition' | 'now' | 'language'>,
  record: CallRecord,
): LimitReckoning | null {
  const leg = presentLeg(record)
  const version = leg?.limits.at(-1)
  if (!leg || !version) return null
  const limit = caseLimit(ctx, { ...record, running: true })
  if (!limit) return null
  const words = reckoningWords[ctx.language]
  return {
    // A clock that an answer stopped in time is not late because the day has passed.
    limit: record.running || leg.onTime === false ? limit : { ...limit, light: caseLight(record, ctx.now) },
    sentence: limitSentence(
      version,
      ctx.now,
      { natural: isNatural(record.urgency), cause: leg.cause },
      ctx.language,
    ),
    days: dayCells(version.days, ctx.language),
    history: leg.limits.map(each => ({
      atText: momentText(each.at, ctx.now, ctx.language),
      text: words.version(causeName(each.cause, ctx.language), momentText(each.due, ctx.now, ctx.language)),
    })),
  }
}

/** A strip of days, one cell each, the last counted one filled. */
export function dayCells(days: readonly ReckonedDay[], language: Language): DayCell[] {
  const words = reckoningWords[language]
  const last = days.findLastIndex(day => day.counted)
  return days.map((day, index) => {
    const { day: number } = dayOf(instantOf(day.date))
    const note = noteOf(day, words)
    return {
      date: day.date,
      weekday: words.weekdays[new Date(`${day.date}T00:00:00Z`).getUTCDay()] ?? '',
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

function noteOf(day: ReckonedDay, { start, off }: (typeof reckoningWords)[Language]): string | undefined {
  if (day.why === 'start') return start
  return day.counted ? undefined : off
}
