import { collection, type Document } from '../../store/port.js'

/**
 * The events of one step. `_id` is INSTANCE/FIRST SEQ, so that a redelivery changes nothing; those of an instance are
 * found by it (`rowsOf`), in no order.
 */
export interface HistoryRow extends Document {
  instance: string
  process: string
  case: string | null
  /** Sequence numbers of the first and last event. */
  seq: number
  to: number
  at: number
  /** JSON of the engine's events in short; `eventsIn` reads them. */
  events: string
}

export const history = collection<HistoryRow>('history', {
  sparse: [['county', 'case', 'at']],
  opaque: 'events',
  maxBytes: 8 * 1024 * 1024,
})
