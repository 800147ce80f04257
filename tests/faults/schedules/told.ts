/** What was asked for. The same again carries the same key. */
export interface Ask {
  kind: 'file' | 'handle' | 'comment' | 'withdraw' | 'nudge' | 'signal' | 'publish' | 'inspect' | 'number'
  key: string
  /** The leg of the case that it is about. */
  leg: string | null
  instance?: string
  task?: string
  finish?: boolean
  edition?: number
}

export type Answer = { ok: true; value: unknown } | { ok: false; code: string; by?: string | null }

/** One request with its time by the turns of the world; without an answer when its node died or the store failed. */
export interface Attempt {
  ask: Ask
  node: number
  called: number
  returned: number
  answer: Answer | null
}

/** Refusals by which a client knows that nothing was done. */
export const definite = new Set([
  'TASK_GONE',
  'NOBODY_WAITS',
  'JOB_GONE',
  'JOB_LOCKED',
  'REFUSED',
  'ALREADY_STARTED',
])

export const taken = (attempt: Attempt) => attempt.answer?.ok === true
export const refused = (attempt: Attempt) => attempt.answer?.ok === false

/** Attempts at the same thing, by its key. */
export function byAsk(attempts: readonly Attempt[]): Map<string, Attempt[]> {
  const found = new Map<string, Attempt[]>()
  for (const each of attempts) found.set(each.ask.key, [...(found.get(each.ask.key) ?? []), each])
  return found
}
