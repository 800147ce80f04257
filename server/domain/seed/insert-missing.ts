import { isStoreError, type Collection, type Document, type Store, type Unsaved } from '../../store/port.js'

const CHUNK = 200

/** Inserts the rows that are not there yet, in chunks that share a commit; `done` is told how many are passed. */
export async function insertMissing<T extends Document>(
  store: Store,
  c: Collection<T>,
  rows: readonly Unsaved<T>[],
  done: (count: number) => void = () => undefined,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK)
    await Promise.all(chunk.map(row => insertOnce(store, c, row)))
    done(start + chunk.length)
  }
}

async function insertOnce<T extends Document>(
  store: Store,
  c: Collection<T>,
  row: Unsaved<T>,
): Promise<void> {
  try {
    await store.insert(c, row)
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
}
