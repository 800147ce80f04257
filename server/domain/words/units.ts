import type { LimitUnit } from '../../calendar/index.js'
import type { Language } from '../language.js'

/** One and many of each unit of a limit. */
const english: Readonly<Record<LimitUnit, readonly [one: string, many: string]>> = {
  分钟: ['minute', 'minutes'],
  小时: ['hour', 'hours'],
  工作时: ['working hour', 'working hours'],
  工作日: ['working day', 'working days'],
  日: ['day', 'days'],
}

/** A unit of a limit behind any number: `工作日`, `working days`. */
export function unitWord(unit: string, language: Language): string {
  return language === 'en' && Object.hasOwn(english, unit) ? english[unit as LimitUnit][1] : unit
}

/** `5 工作日`, `5 working days`; a unit that is none of a limit's stays as it is written. */
export function amountText(amount: number, unit: string, language: Language): string {
  const words = language === 'en' && Object.hasOwn(english, unit) ? english[unit as LimitUnit] : undefined
  return `${amount} ${words ? words[amount === 1 ? 0 : 1] : unit}`
}
