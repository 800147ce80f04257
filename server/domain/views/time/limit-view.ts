import {
  naturalRemaining,
  officeTime,
  remaining,
  toIso,
  workingTime,
  type CalendarEdition,
  type Instant,
} from '../../../calendar/index.js'
import type { Language } from '../../language.js'
import { naturalAmountText, officeAmountText } from './amounts.js'
import { clockText, daysApart, dayText, momentText, plainDateText } from './dates.js'
import { lightOf, type Light } from './light.js'
import { limitWords } from './limit-words.js'

/** A limit as it is written on a page; every text is final. */
export interface LimitView {
  due: string
  remainingText: string
  dueText: string
  light: Light
  natural: boolean
  provisional: boolean
  overdue: boolean
  closedNow: boolean
  secondsLeft?: number
  used?: number
  yellowFrom?: number
  startText?: string
  yellowText?: string
}

export interface LimitFacts {
  due: Instant
  /** From when on it is yellow. */
  yellow: Instant
  /** When it began; for the bar. */
  start?: Instant
  /** Natural time (自然时): 紧急, 特急. */
  natural: boolean
  provisional?: boolean
  /** The unit whose office hours count. */
  unit?: string
  /** Office milliseconds that are left while the clock stands still. */
  pausedWith?: number
  /** In its last ten minutes a 特急 is counted by the second. */
  bySecond?: boolean
}

const TEN_MINUTES = 600_000

/**
 * The words of a limit: 「剩 1 工作日 3 工作时」 and 「10月12日 周一 17:30 前」, 「超 1 工作时 10 分」 and
 * 「应于 10月10日 17:30 前」, 「已暂停」 and 「余 2 工作日 4 工作时」, 「约 2027年1月8日 · 节假日表未公布」.
 */
export function limitView(
  edition: CalendarEdition,
  now: Instant,
  limit: LimitFacts,
  language: Language,
): LimitView {
  const { due, natural, unit } = limit
  const words = limitWords[language]
  const view = {
    due: toIso(due),
    natural,
    provisional: limit.provisional === true,
    closedNow: false,
    overdue: false,
  }
  if (limit.pausedWith !== undefined) {
    const rest = natural
      ? naturalAmountText(naturalRemaining(0, limit.pausedWith), language)
      : officeAmountText(officeTime(edition, limit.pausedWith, now, unit), language)
    return { ...view, light: 'paused', remainingText: words.paused, dueText: words.rest(rest) }
  }
  const left = natural ? naturalRemaining(now, due) : remaining(edition, now, due, unit)
  const amount = 'days' in left ? naturalAmountText(left, language) : officeAmountText(left, language)
  const overdue = now >= due
  return {
    ...view,
    overdue,
    light: lightOf(due, limit.yellow, now),
    closedNow: 'closed' in left && left.closed,
    remainingText: overdue ? words.over(amount) : words.left(amount, view.provisional),
    dueText: dueText(due, now, view.provisional, language),
    ...(limit.bySecond && due > now && due - now <= TEN_MINUTES
      ? { secondsLeft: Math.ceil((due - now) / 1000) }
      : {}),
    ...bar(edition, limit, now, language),
  }
}

/** `今天 17:30 前`, `10月12日 周一 17:30 前`, past: `应于 10月10日 17:30 前`; `by Mon 12 Oct, 17:30`. */
export function dueText(due: Instant, now: Instant, provisional: boolean, language: Language): string {
  const words = limitWords[language]
  const today = daysApart(due, now) === 0
  const clock = clockText(due)
  if (provisional && now < due) return words.about(plainDateText(due, now, language))
  if (now < due) return words.by({ day: dayText(due, now, language), clock, today })
  const day = today ? dayText(due, now, language) : plainDateText(due, now, language)
  return words.wasDue({ day, clock, today })
}

/** What is used of a limit, by the clock by which it runs. */
function bar(
  edition: CalendarEdition,
  { start, due, yellow, natural, unit }: LimitFacts,
  now: Instant,
  language: Language,
): Partial<LimitView> {
  if (start === undefined || due <= start) return {}
  const office = natural ? 0 : workingTime(edition, start, due, unit)
  const spent = (at: Instant) =>
    office > 0 ? workingTime(edition, start, at, unit) / office : (at - start) / (due - start)
  const share = (at: Instant) => Math.min(1, Math.max(0, spent(at)))
  return {
    used: share(now),
    yellowFrom: share(yellow),
    startText: momentText(start, now, language),
    yellowText: momentText(yellow, now, language),
  }
}
