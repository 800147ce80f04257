import { follow, isStoreError, type Follower, type Unsaved } from '../../store/port.js'
import type { Context } from '../context.js'
import { eventsText, history, type HistoryRow, type InstanceDoc } from '../rows/index.js'
import type { OutboxBatch } from './batch.js'

type Where = Pick<InstanceDoc, '_id' | 'county' | 'process' | 'case'>

const rowOf = (where: Where, batch: OutboxBatch): Unsaved<HistoryRow> => ({
  _id: `${where._id}/${batch.from}`,
  county: where.county,
  instance: where._id,
  process: where.process,
  case: where.case,
  seq: batch.from,
  to: batch.to,
  at: batch.at,
  events: eventsText(batch, where),
})

/** The step's events, written down for good with the step itself. */
export const historyFollower = (where: Where, batch: OutboxBatch): Follower =>
  follow.insert(history, rowOf(where, batch))

/** Writes the step's events down for good, once. */
export async function writeHistory(ctx: Context, doc: InstanceDoc, batch: OutboxBatch): Promise<void> {
  try {
    await ctx.store.insert(history, rowOf(doc, batch))
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
}
