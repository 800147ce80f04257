import type { EventBatch } from '../../runtime/index.js'
import { isStoreError, type Collection, type Document, type Store, type Unsaved } from '../../store/port.js'
import { contextIn, type Context } from '../calls/feel.js'

export type Readers<T> = Readonly<Record<string, (row: T, data: Context, at: number) => void>>

/** Takes the milestones of a batch into the row of its instance; the first batch makes the row. */
export async function replaceNewer<T extends Document & { applied: number }>(
  store: Store,
  collection: Collection<T>,
  batch: EventBatch,
  blank: () => Unsaved<T>,
  readers: Readers<Unsaved<T>>,
): Promise<void> {
  const first = blank()
  const there = await store.get(collection, batch.county, first._id)
  const row: Unsaved<T> = there ? structuredClone(there) : first
  const fresh = batch.events.filter(event => event.seq > row.applied)
  const last = fresh.at(-1)
  if (!last) return
  for (const event of fresh)
    if (event.type === 'milestone') readers[event.name]?.(row, contextIn(event.data), event.at)
  row.applied = last.seq
  try {
    await store.putNewer(collection, row, 'applied')
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
}
