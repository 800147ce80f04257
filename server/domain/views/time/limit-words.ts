import type { Language } from '../../language.js'
import { amountWords } from './amount-words.js'

/** How a language says what is left of a limit and when it ends. */
interface LimitWords {
  left(amount: string, about: boolean): string
  over(amount: string): string
  paused: string
  rest(amount: string): string
  /** Its end ahead: `today` when it is on the same day. */
  by(end: DayAndClock): string
  /** Its end behind. */
  wasDue(end: DayAndClock): string
  /** An end that the holidays of a year not yet announced may move. */
  about(date: string): string
}

interface DayAndClock {
  day: string
  clock: string
  today: boolean
}

export const limitWords: Readonly<Record<Language, LimitWords>> = {
  'zh-CN': {
    left: (amount, about) =>
      amount === amountWords['zh-CN'].underAMinute ? `剩${amount}` : `${about ? '约' : ''}剩 ${amount}`,
    over: amount => (amount === amountWords['zh-CN'].underAMinute ? '刚到时限' : `超 ${amount}`),
    paused: '已暂停',
    rest: amount => `余 ${amount}`,
    by: ({ day, clock }) => `${day} ${clock} 前`,
    wasDue: ({ day, clock }) => `应于 ${day} ${clock} 前`,
    about: date => `约 ${date} · 节假日表未公布`,
  },
  en: {
    left: (amount, about) =>
      amount === amountWords.en.underAMinute || !about ? `${amount} left` : `about ${amount} left`,
    over: amount => (amount === amountWords.en.underAMinute ? 'due just now' : `${amount} overdue`),
    paused: 'paused',
    rest: amount => `${amount} remaining`,
    by: ({ day, clock, today }) => (today ? `by ${clock} today` : `by ${day}, ${clock}`),
    wasDue: ({ day, clock, today }) => (today ? `was due ${clock} today` : `was due ${day}, ${clock}`),
    about: date => `about ${date} · holidays not yet published`,
  },
}
