import type { OfficeTime } from '../../../calendar/index.js'
import type { Language } from '../../language.js'
import { amountText } from '../../words/units.js'
import { amountWords } from './amount-words.js'

/** `1 工作日 3 工作时`, `6 working h 20 min`: the two largest units, in the order in which they are spoken. */
export function officeAmountText(
  { workingDays, workingHours, minutes }: OfficeTime,
  language: Language,
): string {
  const words = amountWords[language]
  return joined(
    [
      workingDays ? words.workingDays(workingDays) : '',
      workingHours ? words.workingHours(workingHours, !workingDays) : '',
      minutes && !workingDays ? words.minutes(minutes, false) : '',
    ],
    language,
  )
}

/** `2 天 3 小时`, `3 小时 20 分`, `22 分钟`; `2 days 3 h`, `22 min`. */
export function naturalAmountText(
  { days, hours, minutes }: { days: number; hours: number; minutes: number },
  language: Language,
): string {
  const words = amountWords[language]
  return joined(
    [
      days ? words.days(days) : '',
      hours ? words.hours(hours) : '',
      minutes && !days ? words.minutes(minutes, !hours) : '',
    ],
    language,
  )
}

function joined(parts: readonly string[], language: Language): string {
  return parts.filter(part => part !== '').join(' ') || amountWords[language].underAMinute
}

/** `5 工作日`, `5 working days`, as a cell of the limits table is written. */
export function cellText(cell: { 数量: number; 单位: string }, language: Language): string {
  return amountText(cell.数量, cell.单位, language)
}
