import { CHINA_OFFSET, dateOf, dayOf, instantOf, type Instant } from '../../../calendar/index.js'

const DAY = 86_400_000
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** `17:30`, 24 hours, in the county's clock. */
export function clockText(at: Instant): string {
  return new Date(at + CHINA_OFFSET * 60_000).toISOString().slice(11, 16)
}

/** `周一` */
export function weekdayText(at: Instant): string {
  return weekdays[new Date(at + CHINA_OFFSET * 60_000).getUTCDay()] ?? ''
}

/** How many days of the county lie between two instants: 0 on the same day, 1 when `at` is on the next. */
export function daysApart(at: Instant, now: Instant): number {
  return Math.round((instantOf(dateOf(at)) - instantOf(dateOf(now))) / DAY)
}

/**
 * A day as pages write it: 今天, 明天, 昨天 in place of the date; the weekday within the next 14 days; the year only
 * when it differs.
 */
export function dayText(at: Instant, now: Instant): string {
  const apart = daysApart(at, now)
  if (apart === 0) return '今天'
  if (apart === 1) return '明天'
  if (apart === -1) return '昨天'
  const date = plainDateText(at, now)
  return apart > 0 && apart <= 14 ? `${date} ${weekdayText(at)}` : date
}

/** `10月12日`, `2027年1月8日` when the year differs. */
export function plainDateText(at: Instant, now: Instant): string {
  const { year, month, day } = dayOf(at)
  return `${year === dayOf(now).year ? '' : `${year}年`}${month}月${day}日`
}

/** `今天 08:41`, `10月12日 周一 17:30`. */
export function momentText(at: Instant, now: Instant): string {
  return `${dayText(at, now)} ${clockText(at)}`
}

/** `9/29 16:12`, for the badges of the live diagram. */
export function stampText(at: Instant): string {
  const { month, day } = dayOf(at)
  return `${month}/${day} ${clockText(at)}`
}
