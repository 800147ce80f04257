import type { Collection } from './collection.js'
import type { Document, Hearing, Store } from './port.js'

/** Documents as they were read last, as long as they are the stored ones. */
export interface Remembering<T> {
  /** What is remembered under the key, else what `read` gives. Callers share it: it is not theirs to change. */
  get(key: string, read: () => Promise<T | undefined>): Promise<T | undefined>
}

export interface Remembered {
  /** Keys; the oldest goes for a new one. */
  most: number
  /** Keys are ids: a write to one document leaves the others remembered. Else it leaves nothing. */
  byId?: true
}

/**
 * Remembers documents of a collection that are read again and again, for stores that nobody else writes to. Where others
 * may write, nothing is remembered.
 */
export function remembering<T extends Document>(
  c: Collection<T>,
  options: Remembered,
): (store: Store) => Remembering<T> {
  const known = new WeakMap<Store, Remembering<T>>()
  return store => {
    const there = known.get(store)
    if (there) return there
    const made: Remembering<T> = store.told
      ? memoryOf(store.told, c.name, options)
      : { get: (_key, read) => read() }
    known.set(store, made)
    return made
  }
}

function memoryOf<T>(told: Hearing, name: string, { most, byId }: Remembered): Remembering<T> {
  const kept = new Map<string, T>()
  let writes = 0
  told(name, id => {
    writes++
    if (byId && id !== undefined) kept.delete(id)
    else kept.clear()
  })
  return {
    async get(key, read) {
      const known = kept.get(key)
      if (known !== undefined) return known
      const before = writes
      const found = await read()
      // What was read while something was written may be from before it.
      if (found === undefined || before !== writes) return found
      if (kept.size >= most) kept.delete(kept.keys().next().value!)
      kept.set(key, found)
      return found
    },
  }
}
