import type { Language } from '../language.js'

/** The English of words that are kept in Chinese because they are facts of a case. */
export type Translations = Readonly<Record<string, string>>

/** A kept word as its reader says it; what the table does not know stays as it is. */
export function translated(word: string, english: Translations, language: Language): string {
  return language === 'en' && Object.hasOwn(english, word) ? (english[word] ?? word) : word
}
