/** Languages of the interface. What is kept, printed or signed is Chinese; what a page says follows its reader. */
export const languages = ['zh-CN', 'en'] as const

export type Language = (typeof languages)[number]

/** One text in both languages. */
export interface Words {
  zh: string
  en: string
}

/** The text in the reader's language. */
export function say(words: Words, language: Language): string {
  return language === 'en' ? words.en : words.zh
}

/** Texts by field, in the reader's language. */
export function sayEach(words: Readonly<Record<string, Words>>, language: Language): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, each]) => [key, say(each, language)]))
}
