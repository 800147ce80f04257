import type { CalendarEdition, Instant } from '../calendar/index.js'
import type { ExpressionPort, Principal, Variables } from '../engine/index.js'
import type { Store } from '../store/port.js'

/** The only source of time. The runtime never reads the machine's clock. */
export interface Clock {
  /** Milliseconds UTC. */
  now(): Instant
}

/** A clock that tests, the seed and the command line set; it never runs by itself. */
export interface SettableClock extends Clock {
  set(at: Instant): void
}

/**
 * Uniform in [0, 1), as Math.random. Step tokens and ids are made of it: two nodes of one store, and two lives of one
 * node, must never draw the same numbers.
 */
export type Random = () => number

/** Who may do something, as people. */
export interface Resolved {
  people: string[]
  /** When nobody of the role was there and others were found: for whom, in words. */
  for?: string
}

export interface Directory {
  /** The people of these principals at that instant, each once; nobody is an empty list, never an error. */
  resolve(county: string, principals: readonly Principal[], at: Instant): Promise<Resolved>
}

export interface Log {
  info(details: object, text: string): void
  warn(details: object, text: string): void
  error(details: object, text: string): void
}

export interface Limits {
  /** Bytes of JSON that the variables of one act may have. */
  payloadBytes: number
  /** Bytes of an instance's state from which on the log warns. */
  warnBytes: number
  /** Acts under way at once; one more is refused with TOO_BUSY. */
  inFlight: number
  /** Element entries before a step stops and goes on by itself, and before it is an incident. */
  stepEntries: number
  instanceEntries: number
  /** How many step tokens and received message ids a document keeps. */
  tokens: number
  received: number
  /** How often a write is decided again after a conflict before the act is refused with TOO_BUSY. */
  attempts: number
  /** Milliseconds that a message waits when nothing else is said. */
  messageTtl: number
  /** Milliseconds before a failed job is offered again: first, then doubled up to the longest. */
  backOff: { first: number; longest: number }
  /** Milliseconds for which an in-process worker holds a job. */
  jobLock: number
  /** Milliseconds that a stop waits for in-process jobs before it hands them back. */
  jobPatience: number
  /** In-process jobs under way at once. */
  workers: number
  /** Timers taken up in one batch. */
  batch: number
  /** Instances that the scheduler and the recovery move at a time. */
  abreast: number
  /** Milliseconds that finished instances with their tasks and history are kept; without it, for ever. */
  keepFinished?: number
  /** Milliseconds that the result of an act is kept for a repeated request. */
  keepResults: number
}

const day = 86_400_000

export const defaultLimits: Limits = {
  payloadBytes: 256 * 1024,
  warnBytes: 256 * 1024,
  inFlight: 512,
  stepEntries: 1_000,
  instanceEntries: 100_000,
  tokens: 16,
  received: 64,
  attempts: 50,
  messageTtl: 400 * day,
  backOff: { first: 1_000, longest: 3_600_000 },
  jobLock: 60_000,
  jobPatience: 5_000,
  workers: 8,
  batch: 500,
  abreast: 64,
  keepResults: 7 * day,
}

/** Measurements as they happen; the composition root turns them into metrics. */
export interface Meter {
  /** A timer was fired so many milliseconds after it fell due. */
  timerFired?(lateMs: number): void
  stepTaken?(process: string, bytes: number): void
  conflict?(): void
}

export interface RuntimeOptions {
  store: Store
  clock: Clock
  random: Random
  /** With `together` where a limit of time is set: one for all the evaluations of a step. */
  expressions: ExpressionPort & { together?<T>(work: () => T): T }
  /** The edition in force for the county's limits. */
  calendar(county: string): CalendarEdition
  directory: Directory
  /** The case that an instance of this process belongs to, read from its root variables. */
  caseOf(variables: Variables, process: string): string | null
  /** The list item whose branch of a procedure a start takes, read from its variables. */
  itemOf?(variables: Variables): string | null
  log: Log
  /**
   * Id of this node, never used before, where several share the store. Without it this one has the store to itself.
   */
  node?: string
  /** Told of every instance that a step has moved, once all that follows from the step has left. */
  moved?(instance: { county: string; case: string | null; process: string }): void
  limits?: Partial<Limits>
  meter?: Meter
  /** How tasks without a worker behave; only the command line lets them pass. */
  unworked?: 'wait' | 'pass'
}
