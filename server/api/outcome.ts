import type { Language } from '../domain/language.js'
import type { Outcome, Refusal } from '../domain/outcome.js'
import { momentText } from '../domain/views/time/dates.js'
import { ApiError } from './errors.js'
import { codeHere } from './expected.js'

/**
 * What an act of the domain achieved.
 * @throws ApiError for what it refused, with its own words
 */
export function achieved<T>(
  outcome: Outcome<T, string>,
  { now, language }: { now: number; language: Language },
): T {
  if (outcome.ok) return outcome.value
  const { code, fields, by, at } = outcome
  const here = codeHere(code)
  if (here === undefined) throw new Error(`the catalogue lacks ${code}: ${outcome.text}`)
  throw new ApiError(here, wordsOf(outcome), {
    fields,
    by,
    ...(at === undefined ? {} : { atText: momentText(at, now, language) }),
  })
}

/** A refusal's words: both languages where it has them. */
export function wordsOf({ text, textEn }: Pick<Refusal, 'text' | 'textEn'>) {
  return textEn === undefined ? text : { zh: text, en: textEn }
}
