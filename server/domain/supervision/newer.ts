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
  const row = await newerRow(store, collection, batch, blank, readers)
  if (!row) return
  try {
    await store.putNewer(collection, row, 'applied')
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
}

/** The row of the instance as a batch leaves it; undefined when it has taken the batch before. */
export async function newerRow<T extends Document & { applied: number }>(
  store: Store,
  collection: Collection<T>,
  batch: EventBatch,
  blank: () => Unsaved<T>,
  readers: Readers<Unsaved<T>>,
): Promise<Unsaved<T> | undefined> {
  const first = blank()
  const there = await store.get(collection, batch.county, first._id)
  const row: Unsaved<T> = there ? structuredClone(there) : first
  const fresh = batch.events.filter(event => event.seq > row.applied)
  const last = fresh.at(-1)
  if (!last) return undefined
  for (const event of fresh)
    if (event.type === 'milestone') readers[event.name]?.(row, contextIn(event.data), event.at)
  row.applied = last.seq
  return row
}
