import type { Words } from './language.js'

/** What an act of the domain answers: what happened, or a refusal with a stable code and words for people. */
export type Outcome<T, Code extends string> = { ok: true; value: T } | Refusal<Code>

export interface Refusal<Code extends string = string> {
  ok: false
  code: Code
  /** Chinese, one sentence, for the person who acted. */
  text: string
  /** The same in English, where there is one. */
  textEn?: string
  /** By form key, in the language of the person who acted: what to write there. */
  fields?: Record<string, string>
  /** TASK_GONE only: who was first (a person's name) and when. */
  by?: string
  at?: number
}

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** @param words in both languages; Chinese alone for what no person of the other language is told */
export function refuse<Code extends string>(
  code: Code,
  words: Words | string,
  more: Omit<Refusal<Code>, 'ok' | 'code' | 'text' | 'textEn'> = {},
): Refusal<Code> {
  const said = typeof words === 'string' ? { text: words } : { text: words.zh, textEn: words.en }
  return { ok: false, code, ...said, ...more }
}
