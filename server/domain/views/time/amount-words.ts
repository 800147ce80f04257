import type { Language } from '../../language.js'

/** How a language writes what is left of a limit, at its shortest. */
interface AmountWords {
  workingDays(n: number): string
  /** Of office time; `first` when no days stand before them. */
  workingHours(n: number, first: boolean): string
  days(n: number): string
  hours(n: number): string
  /** `alone` when neither days nor hours stand before them. */
  minutes(n: number, alone: boolean): string
  /** Less than any figure says. */
  underAMinute: string
}

const many = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`

export const amountWords: Readonly<Record<Language, AmountWords>> = {
  'zh-CN': {
    workingDays: n => `${n} 工作日`,
    workingHours: n => `${n} 工作时`,
    days: n => `${n} 天`,
    hours: n => `${n} 小时`,
    minutes: (n, alone) => `${n} ${alone ? '分钟' : '分'}`,
    underAMinute: '不到 1 分钟',
  },
  en: {
    workingDays: n => many(n, 'working day'),
    workingHours: (n, first) => (first ? `${n} working h` : `${n} h`),
    days: n => many(n, 'day'),
    hours: n => `${n} h`,
    minutes: n => `${n} min`,
    underAMinute: 'under 1 min',
  },
}
