import { language } from './language.js'

/** A text that the server says in both languages. */
export const messageOf = ({ message, messageEn }: { message: string; messageEn: string }): string =>
  language === 'en' ? messageEn : message

/** The way out of a finding; what to write is in no language. */
export const wayOut = ({ fix = '', fixEn }: { fix?: string; fixEn?: string }): string =>
  language === 'en' ? (fixEn ?? fix) : fix

/** What may help beside an error. */
export const hintOf = ({ hint, hintEn }: { hint?: string; hintEn?: string }): string | undefined =>
  language === 'en' ? (hintEn ?? hint) : hint
