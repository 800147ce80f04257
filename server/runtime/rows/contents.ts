import {
  packEvents,
  packState,
  unpackEvents,
  unpackState,
  type EngineEvent,
  type InstanceState,
  type PackedEvent,
  type PackedState,
} from '../../engine/index.js'
import type { OutboxBatch } from '../outbox/batch.js'
import type { HistoryRow } from './history.js'
import type { InstanceDoc } from './instances.js'

// What documents hold as text, in the short forms of the engine.

type Stated = Pick<InstanceDoc, '_id' | 'process' | 'definition' | 'state'>

const knownOf = ({ _id, process, definition }: Omit<Stated, 'state'>) => ({
  instance: _id,
  process,
  definition,
})

/** The engine's state that a document holds. */
export const stateOf = (doc: Stated): InstanceState =>
  unpackState(JSON.parse(doc.state) as PackedState, knownOf(doc))

/** The text of a state for the document of its instance. */
export const stateText = (state: InstanceState, doc: Omit<Stated, 'state'>): string =>
  JSON.stringify(packState(state, knownOf(doc)))

/** The events of one step, in order. */
export const eventsIn = (row: HistoryRow): EngineEvent[] =>
  unpackEvents(JSON.parse(row.events) as PackedEvent[], row)

/** The text of a step's events for its row. */
export const eventsText = (batch: OutboxBatch, where: { _id: string; process: string }): string =>
  JSON.stringify(
    packEvents(batch.events, { instance: where._id, process: where.process, seq: batch.from, at: batch.at }),
  )
