import { follow, isStoreError, type Follower, type Unsaved } from '../../store/port.js'
import type { EngineEvent } from '../../engine/index.js'
import type { Context } from '../context.js'
import { eventsIn, eventsText, history, type HistoryRow, type InstanceDoc } from '../rows/index.js'
import type { OutboxBatch } from './batch.js'

type Where = Pick<InstanceDoc, '_id' | 'county' | 'process' | 'case'>

const idOf = (instance: string, { from }: OutboxBatch) => `${instance}/${from}`

const rowOf = (where: Where, batch: OutboxBatch): Unsaved<HistoryRow> => ({
  _id: idOf(where._id, batch),
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

/** What a step whose rows went with it has written down. */
export async function writtenEvents(
  ctx: Context,
  doc: InstanceDoc,
  batch: OutboxBatch,
): Promise<EngineEvent[]> {
  const row = await ctx.store.get(history, doc.county, idOf(doc._id, batch))
  if (!row) throw new Error(`the history of ${idOf(doc._id, batch)} is missing`)
  return eventsIn(row)
}
