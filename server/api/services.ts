import type { Services as DomainServices } from '../domain/county.js'
import type { IdentityContext, SignedIn } from '../domain/identity/index.js'
import type { Hub } from './live/hub.js'
import type { LimitTable } from '../domain/views/expected/item-limits.js'

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

export interface HttpMeter {
  contentType: string
  text(): Promise<string>
  /** One request: its route as declared (never the address with its numbers), its status and seconds. */
  request(method: string, route: string, status: number, seconds: number): void
  /** One more or one less is under way. */
  underWay(by: 1 | -1): void
  /** One was refused because too much is under way. */
  refused(): void
}

/** What the API calls; wired in the composition root. */
export interface Services {
  log: Log
  clock: CountyClock
  /** Whether requests may be served: the county is laid in and its procedures are in force. */
  serving(): boolean
  readiness(): Promise<Readiness>
  /** Ends what waits for something to happen: this node is about to stop. */
  ending: AbortSignal
  live: Hub
  metrics: HttpMeter
  /** Milliseconds that work waits at present, for the event loop or for the disk. */
  delay(): number
  /** The two, each for itself. */
  delays(): { loop: number; store: number }
  /** Code of the county of this store; '' while it has none. */
  county(): string
  identity: IdentityContext
  domain: DomainServices
  limits(county: string): Promise<LimitTable>
  /** What programs show that do jobs; without it there is no interface for them. */
  workerToken?: string
  session(token: string): Promise<SignedIn | undefined>
}
