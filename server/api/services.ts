import type { Caller } from './route.js'

/** Structured logging as pino does it. */
export interface Log {
  error(fields: object, message: string): void
  warn(fields: object, message: string): void
  info(fields: object, message: string): void
}

export interface Readiness {
  ready: boolean
  /** Each condition with what is missing, for a person who reads it. */
  checks: Record<string, { ok: boolean; why?: string }>
}

/** A signed-in session as the guard sees it. */
export interface SessionView {
  caller: Caller
  csrf: string
}

/** An answer kept under the key that the client gave, so that the same request sent twice happens once. */
export interface KeptAnswers {
  /** undefined: not seen before; 'other': seen with another body. */
  recall(
    county: string,
    person: string,
    key: string,
    fingerprint: string,
  ): Promise<{ status: number; body: unknown } | 'other' | undefined>
  keep(
    county: string,
    person: string,
    key: string,
    fingerprint: string,
    answer: { status: number; body: unknown },
  ): Promise<void>
}

/** What the API calls; wired in the composition root. */
export interface Services {
  log: Log
  clock: { now(): number }
  readiness(): Readiness
  metrics: { contentType: string; text(): Promise<string> }
  session(token: string): Promise<SessionView | undefined>
  answers: KeptAnswers
}
