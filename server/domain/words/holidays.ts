import type { Language } from '../language.js'
import { translated } from './translated.js'

/** The holidays of the State Council's notices, as the calendar names them. */
const english = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明: 'Qingming',
  清明节: 'Qingming',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  端午节: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  周末: 'weekend',
}

export const holidayName = (name: string, language: Language) => translated(name, english, language)
