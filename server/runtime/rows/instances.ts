import { collection, type Document } from '../../store/port.js'

export type InstanceStatus = 'running' | 'completed' | 'terminated' | 'failed'

/**
 * One instance, one document: a step is one write of it. State, what it waits for, its next timer and what the step
 * causes elsewhere (the outbox) ride together, so a crash leaves a step whole or not at all.
 */
export interface InstanceDoc extends Document {
  process: string
  /** Key of the version that it runs on; it stays on it. */
  definition: string
  /** Correlation key of a keyed start. */
  key: string | null
  /** Number of the case. */
  case: string | null
  status: InstanceStatus
  /** An applier or the engine itself failed: nothing moves it until an operator has looked. */
  quarantined: boolean
  startedAt: number
  endedAt: number | null
  /** The earliest timer; absent when none is armed. */
  nextDue?: number
  /** What it is found by: 'm:NAME|KEY', 'm:NAME' (any key), 's:NAME', and 'r:ID' for what it received last. */
  waits: string[]
  /** The outbox may hold what has not left yet. */
  outboxed: boolean
  /** Where several nodes share the store: the one that took the last step and empties the outbox. */
  node?: string
  /** JSON of the engine's state in short; `stateOf` reads it. */
  state: string
  /** One JSON batch (see OutboxBatch) for each step that was not acknowledged yet. */
  outbox: string[]
  /** Tokens of the last steps: whoever never got an answer sees whether the step was taken. */
  tokens: string[]
  /** Ids of the messages and signals received last. */
  received: string[]
  parent: { instance: string; child: string } | null
}

export const instances = collection<InstanceDoc>('instances', {
  index: [
    ['outboxed', 'node'],
    ['county', 'process', 'status', 'startedAt'],
  ],
  sparse: [['nextDue'], ['county', 'case'], ['county', 'endedAt']],
  multi: { waits: 'string' },
  opaque: 'state',
})

/**
 * The rows of an instance (tasks, jobs, incidents, history), found by their ids: one index less to write at every step.
 * Ids of those that it calls may begin with its own.
 */
export const rowsOf = (instance: string) => ({ _id: { prefix: `${instance}/` }, instance })

/** How an instance that waits for this message or signal, or has just received it, is found. */
export const waitFor = {
  message: (name: string, key: string | null) => (key === null ? `m:${name}` : `m:${name}|${key}`),
  signal: (name: string) => `s:${name}`,
  received: (id: string) => `r:${id}`,
}
