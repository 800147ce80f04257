import type { Day } from '../../../calendar/index.js'
import type { Language } from '../../language.js'

/** How a language writes days and moments. */
interface DateWords {
  today: string
  tomorrow: string
  yesterday: string
  /** From Sunday. */
  weekdays: readonly string[]
  date(day: Day, withYear: boolean): string
  /** A date with its weekday. */
  withWeekday(date: string, weekday: string): string
  /** A day with its clock. */
  moment(day: string, clock: string): string
  /** Date and clock at their shortest. */
  stamp(day: Day, clock: string): string
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const dateWords: Readonly<Record<Language, DateWords>> = {
  'zh-CN': {
    today: '今天',
    tomorrow: '明天',
    yesterday: '昨天',
    weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
    date: ({ year, month, day }, withYear) => `${withYear ? `${year}年` : ''}${month}月${day}日`,
    withWeekday: (date, weekday) => `${date} ${weekday}`,
    moment: (day, clock) => `${day} ${clock}`,
    stamp: ({ month, day }, clock) => `${month}/${day} ${clock}`,
  },
  en: {
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    date: ({ year, month, day }, withYear) =>
      `${day} ${months[month - 1] ?? ''}${withYear ? ` ${year}` : ''}`,
    withWeekday: (date, weekday) => `${weekday} ${date}`,
    moment: (day, clock) => `${day}, ${clock}`,
    stamp: ({ month, day }, clock) => `${day} ${months[month - 1] ?? ''} ${clock}`,
  },
}
