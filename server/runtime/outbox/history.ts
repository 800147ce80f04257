import { isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import { history, type InstanceDoc } from '../rows/index.js'
import type { OutboxBatch } from './batch.js'

/** Writes the step's events down for good, once. */
export async function writeHistory(ctx: Context, doc: InstanceDoc, batch: OutboxBatch): Promise<void> {
  try {
    await ctx.store.insert(history, {
      _id: `${doc._id}/${batch.from}`,
      county: doc.county,
      instance: doc._id,
      process: doc.process,
      case: doc.case,
      seq: batch.from,
      to: batch.to,
      at: batch.at,
      events: JSON.stringify(batch.events),
    })
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
}
