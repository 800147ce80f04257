/** What an act of the domain answers: what happened, or a refusal with a stable code and words for people. */
export type Outcome<T, Code extends string> = { ok: true; value: T } | Refusal<Code>

export interface Refusal<Code extends string = string> {
  ok: false
  code: Code
  /** Chinese, one sentence, for the person who acted. */
  text: string
  /** By form key: what to write there. */
  fields?: Record<string, string>
  /** TASK_GONE only: who was first (a person's name) and when. */
  by?: string
  at?: number
}

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function refuse<Code extends string>(
  code: Code,
  text: string,
  more: Omit<Refusal<Code>, 'ok' | 'code' | 'text'> = {},
): Refusal<Code> {
  return { ok: false, code, text, ...more }
}
