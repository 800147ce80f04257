import type { DirectoryReader } from '../domain/directory/index.js'
import type { IdentityContext, SignedIn } from '../domain/identity/index.js'
import type { LimitCell, ListReader, Stage, Urgency } from '../domain/lists/index.js'
import type { RuntimeOptions } from '../runtime/index.js'
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

/** The county's clock, injected. */
export interface CountyClock {
  /** Milliseconds UTC. */
  now(): number
  /** ISO 8601 with the county's offset. */
  iso(at: number): string
  /** Of the county's clocks from UTC. */
  offsetMinutes: number
}

/** The limits table in force, by urgency and stage; a stage without a limit is absent. */
export type LimitTable = Readonly<Record<Urgency, Readonly<Partial<Record<Stage, LimitCell>>>>>

/** Numbers of the side bar. */
export interface Counts {
  todo: number
  queue: number
  supervision: number
  incidents: number
  unread: number
}

export interface HttpMeter {
  contentType: string
  text(): Promise<string>
  /** One request: its route as declared (never the address with its numbers), its status and seconds. */
  request(method: string, route: string, status: number, seconds: number): void
}

/** What the API calls; wired in the composition root. */
export interface Services {
  log: Log
  clock: CountyClock
  /** Whether requests may be served: the county is laid in and its procedures are in force. */
  serving(): boolean
  readiness(): Promise<Readiness>
  metrics: HttpMeter
  /** Code of the county of this store; '' while it has none. */
  county(): string
  calendar: RuntimeOptions['calendar']
  identity: IdentityContext
  directory: DirectoryReader
  lists: ListReader
  limits(county: string): Promise<LimitTable>
  session(token: string): Promise<SignedIn | undefined>
  counts(caller: Caller, at: number): Promise<Counts>
  /**
   * Runs a request once for its scope and key; asked again it gives the first answer. The token is the same at each
   * attempt.
   */
  once<T>(
    county: string,
    request: { scope: string; key: string },
    run: (token: string) => Promise<T>,
  ): Promise<T>
}
