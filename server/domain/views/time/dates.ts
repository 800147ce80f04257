import { CHINA_OFFSET, dateOf, dayOf, instantOf, type Instant } from '../../../calendar/index.js'
import type { Language } from '../../language.js'
import { dateWords } from './date-words.js'

const DAY = 86_400_000

/** `17:30`, 24 hours, in the county's clock. */
export function clockText(at: Instant): string {
  return new Date(at + CHINA_OFFSET * 60_000).toISOString().slice(11, 16)
}

/** `周一`, `Mon` */
function weekdayText(at: Instant, language: Language): string {
  return dateWords[language].weekdays[new Date(at + CHINA_OFFSET * 60_000).getUTCDay()] ?? ''
}

/** How many days of the county lie between two instants: 0 on the same day, 1 when `at` is on the next. */
export function daysApart(at: Instant, now: Instant): number {
  return Math.round((instantOf(dateOf(at)) - instantOf(dateOf(now))) / DAY)
}

/**
 * A day as pages write it: 今天, 明天, 昨天 in place of the date; the weekday within the next 14 days; the year only
 * when it differs.
 */
export function dayText(at: Instant, now: Instant, language: Language): string {
  const apart = daysApart(at, now)
  if (apart === 0) return dateWords[language].today
  if (apart === 1) return dateWords[language].tomorrow
  if (apart === -1) return dateWords[language].yesterday
  return apart > 0 && apart <= 14 ? fullDateText(at, now, language) : plainDateText(at, now, language)
}

/** `10月12日 周一`, `Mon 12 Oct`, whatever day it is. */
export function fullDateText(at: Instant, now: Instant, language: Language): string {
  return dateWords[language].withWeekday(plainDateText(at, now, language), weekdayText(at, language))
}

/** `10月12日`, `12 Oct`; `2027年1月8日`, `8 Jan 2027` when the year differs. */
export function plainDateText(at: Instant, now: Instant, language: Language): string {
  const day = dayOf(at)
  return dateWords[language].date(day, day.year !== dayOf(now).year)
}

/** `今天 08:41`, `10月12日 周一 17:30`; `today, 08:41`, `Mon 12 Oct, 17:30`. */
export function momentText(at: Instant, now: Instant, language: Language): string {
  return dateWords[language].moment(dayText(at, now, language), clockText(at))
}

/** `9月29日 周二 16:12`, `Tue 29 Sep, 16:12`, also today. */
export function fullMomentText(at: Instant, now: Instant, language: Language): string {
  return dateWords[language].moment(fullDateText(at, now, language), clockText(at))
}

/** `9/29 16:12`, `29 Sep 16:12`, for the badges of the live diagram. */
export function stampText(at: Instant, language: Language): string {
  return dateWords[language].stamp(dayOf(at), clockText(at))
}
