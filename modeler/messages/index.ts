import { en } from './en.js'
import { language } from './language.js'
import { zh } from './zh.js'

/** The designer's own words, in the reader's language. */
export const m = language === 'en' ? en : zh
