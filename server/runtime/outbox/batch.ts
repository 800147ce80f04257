import type { EngineEvent } from '../../engine/index.js'

/** What whoever acts wants told with the step that it becomes; opaque JSON, small: it is written with the step. */
export type Note = Readonly<Record<string, unknown>>

/** What one step left to be delivered. Everything that happens elsewhere is derived from its events. */
export interface OutboxBatch {
  /** Of the step, so that a repeated request finds its own events. */
  token: string
  at: number
  /** Sequence numbers of the first and last event. */
  from: number
  to: number
  events: EngineEvent[]
  /** Its rows were written in the commit of the step itself; the events stand in its history, not here. */
  rows?: true
  /** What observers keep of it was written in that commit too. */
  heard?: true
  note?: Note
}

export const toBatch = (
  token: string,
  at: number,
  events: readonly EngineEvent[],
  note?: Note,
): OutboxBatch => ({
  token,
  at,
  from: events[0]?.seq ?? 0,
  to: events.at(-1)?.seq ?? 0,
  events: [...events],
  ...(note === undefined ? {} : { note }),
})

export const parseBatch = (text: string): OutboxBatch => JSON.parse(text) as OutboxBatch

/** Names a batch among those of all instances. */
export const batchKey = (instance: string, batch: OutboxBatch) => `${instance}/${batch.from}`
