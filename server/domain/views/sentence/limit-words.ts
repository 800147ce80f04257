import { dayOf, instantOf } from '../../../calendar/index.js'
import type { Language } from '../../language.js'
import { holidayName } from '../../words/holidays.js'
import { amountText } from '../../words/units.js'
import { dateWords } from '../time/date-words.js'

/** Days in a row that a limit passes over: from and to as 'YYYY-MM-DD', and why. */
export interface DaySpan {
  from: string
  to: string
  name: string
}

interface Moment {
  date: string
  clock: string
}

interface LimitFacts {
  start?: Moment
  cause: string
  amounts: readonly { amount: number; unit: string }[]
  end: Moment
}

interface OfficeFacts extends LimitFacts {
  firstDayLeftOut: boolean
  off: readonly DaySpan[]
  /** Days on which the office works in place of another, as 'YYYY-MM-DD'. */
  makeup: readonly string[]
}

interface LimitSentences {
  /** By day and night. */
  natural(facts: LimitFacts): string
  /** By the clock of the office. */
  office(facts: OfficeFacts): string
}

const zh = {
  day: (date: string) => dateWords['zh-CN'].date(dayOf(instantOf(date)), false),
  span({ from, to, name }: DaySpan): string {
    return from === to ? `${zh.day(from)}（${name}）` : `${zh.day(from)}至${zh.day(to)}（${name}）`
  },
  start({ start, cause }: LimitFacts): string {
    const word = cause === '首派' || cause === '派发' ? '派发' : `${cause}派发`
    return start ? `${start.date} ${start.clock} ${word}` : ''
  },
  /** 5 个工作日, but 24 小时. */
  amounts({ amounts }: LimitFacts): string {
    const counted = (unit: string) => (unit === '工作日' || unit === '工作时' ? `个${unit}` : unit)
    return amounts.map(({ amount, unit }) => `**${amount} ${counted(unit)}**`).join(' 加 ')
  },
  end: ({ end }: LimitFacts) => `到 **${end.date} ${end.clock}** 止`,
}

const en = {
  day: (date: string) => dateWords.en.date(dayOf(instantOf(date)), false),
  span({ from, to, name }: DaySpan): string {
    const month = (date: string) => dayOf(instantOf(date)).month
    const first = month(from) === month(to) ? String(dayOf(instantOf(from)).day) : en.day(from)
    const why = holidayName(name, 'en')
    return from === to ? `${en.day(from)} (${why})` : `${first}–${en.day(to)} (${why})`
  },
  start({ start, cause }: LimitFacts): string {
    const words: Readonly<Record<string, string>> = {
      首派: 'Dispatched',
      派发: 'Dispatched',
      改派: 'Re-dispatched',
      返工: 'Dispatched for rework',
    }
    return start ? `${words[cause] ?? `Dispatched (${cause})`} ${start.date}, ${start.clock}` : 'Running'
  },
  amounts: ({ amounts }: LimitFacts) =>
    amounts.map(({ amount, unit }) => `**${amountText(amount, unit, 'en')}**`).join(' plus '),
  end: ({ end }: LimitFacts) => `ends **${end.date}, ${end.clock}**`,
}

/** How each language explains a limit. */
export const limitSentences: Readonly<Record<Language, LimitSentences>> = {
  'zh-CN': {
    natural: facts => `${zh.start(facts)}，${zh.amounts(facts)}昼夜连续计算（自然时），${zh.end(facts)}`,
    office: facts =>
      [
        `${zh.start(facts)}${facts.firstDayLeftOut ? '，当天不计' : ''}；${zh.amounts(facts)}`,
        ...(facts.off.length ? [`${facts.off.map(zh.span).join('、')}不计`] : []),
        ...(facts.makeup.length ? [`${facts.makeup.map(zh.day).join('、')}调休上班计入`] : []),
        zh.end(facts),
      ].join('，'),
  },
  en: {
    natural: facts =>
      `${en.start(facts)}; ${en.amounts(facts)} by day and night (natural time); ${en.end(facts)}`,
    office: facts =>
      [
        `${en.start(facts)}${facts.firstDayLeftOut ? ', that day not counted' : ''}`,
        en.amounts(facts),
        ...(facts.off.length ? [`not counted: ${facts.off.map(en.span).join(', ')}`] : []),
        ...(facts.makeup.length
          ? [`make-up working day counted: ${facts.makeup.map(en.day).join(', ')}`]
          : []),
        en.end(facts),
      ].join('; '),
  },
}
