import type { EngineEvent, Variables } from '../engine/index.js'
import type { Definitions } from './deployments/definitions.js'
import type { Workers } from './jobs/workers.js'
import type { Lease } from './nodes/lease.js'
import type { Register } from './nodes/register.js'
import type { Note } from './outbox/batch.js'
import type { Limits, RuntimeOptions } from './ports.js'
import type { Recent } from './recent.js'
import type { HeadDoc } from './rows/index.js'
import type { Follower } from '../store/port.js'

/** The events of one step with what a projection needs beside them. Comes at least once, in order per instance. */
export interface EventBatch {
  county: string
  instance: string
  process: string
  /** Key of the version that the instance runs on. */
  definition: string
  case: string | null
  key: string | null
  /** Of the act that the step was, the same at each redelivery. */
  token: string
  /** When the step was taken. */
  at: number
  /** As it was given with the act. */
  note?: Note
  events: EngineEvent[]
  /** Of the root scope, as they are at the delivery. */
  variables: Variables
}

/**
 * What it asks of the runtime is done at once, and delivered after it has returned. When it fails it is called again
 * with the same batch.
 */
export type EventHandler = (batch: EventBatch) => Promise<void>

export interface Observer {
  handler: EventHandler
  /** Whether a step of this process with these events and this note is to be told; every step when there is none. */
  concerns?(process: string, events: readonly EngineEvent[], note?: Note): boolean
  /**
   * The rows that are all the handler would write of this step; null when that cannot be told beforehand. Where the
   * store commits several documents at once they are written with the step, and the handler is not called.
   */
  rows?(step: EventBatch): Promise<readonly Follower[] | null>
}

/** What a send task or a throwing event hands to the domain. `id` is the same at each redelivery. */
export interface Sent {
  county: string
  instance: string
  process: string
  case: string | null
  key: string | null
  element: string
  type: string
  id: string
  at: number
  variables: Variables
  headers: Record<string, string>
}

export type SendHandler = (sent: Sent) => Promise<void>

/** An instance whose outbox could not be emptied; tried again by the tick. */
export interface Stuck {
  county: string
  instance: string
  /** Of the first failure. */
  since: number
  attempts: number
  nextAt: number
  error: unknown
}

/** What the verbs share: the injected world and the memory of this node, none of which a crash may miss. */
export interface Context extends Omit<RuntimeOptions, 'limits'> {
  limits: Limits
  definitions: Definitions
  workers: Workers
  observers: Observer[]
  senders: Map<string, SendHandler>
  /** Sequence number up to which an instance's outbox has left; written down with its next step. */
  drained: Map<string, { county: string; seq: number; at: number }>
  /** Events of batches whose rows this node has written, until they are delivered, by `batchKey`. */
  undelivered: Map<string, readonly EngineEvent[]>
  recent: Recent
  /** What is in force, by id, where this node has the store to itself; undefined is nothing. */
  heads: Map<string, HeadDoc | undefined>
  /** How often some of it was forgotten: what was read before is not remembered after. */
  forgotten: number
  /** One drain at a time for each instance. */
  draining: Map<string, Promise<void>>
  stuck: Map<string, Stuck>
  inFlight: number
  /** Of firing timers and clearing away. */
  lease: Lease
  /** Where several nodes share the store. */
  register?: Register
  /** Done once a minute by the node that holds the lease. */
  chores: (() => Promise<void>)[]
  /** Counts messages published by this node, to keep those of one millisecond in order. */
  published: number
}
