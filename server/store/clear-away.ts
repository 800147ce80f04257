import type { Collection } from './collection.js'
import type { Counties, Document, Filter, Sort, Store } from './port.js'

/** How much may still be cleared away in one run. What is left stays for the next, which begins where this one ended. */
export interface Budget {
  /** Asked before each batch. */
  over(): boolean
}

export interface Cleared {
  /** By kind; what was not found is not named. */
  removed: Record<string, number>
  /** The run ended before everything was done. */
  more: boolean
}

/** Documents in a batch: few enough that nobody else waits for them. */
const batchSize = 100

/** Runs until so many milliseconds have passed on a clock that never goes back. */
export function budgetOf(ms: number, now: () => number = () => performance.now()): Budget {
  const end = now() + ms
  return { over: () => now() >= end }
}

/**
 * Removes what is selected, batch by batch, in the order of an index.
 * @param first is done before a document goes, e.g. for what belongs to it; a crash in between loses nothing that
 * the next run would not find
 */
export async function clearAway<T extends Document>(
  store: Store,
  c: Collection<T>,
  county: Counties,
  { where, sort, batch = batchSize }: { where: Filter<T>; sort: Sort<T>; batch?: number },
  budget: Budget,
  first: (document: T) => Promise<void> = () => Promise.resolve(),
): Promise<{ removed: number; more: boolean }> {
  for (let removed = 0; ;) {
    if (budget.over()) return { removed, more: true }
    const { items } = await store.find(c, county, { where, sort, limit: batch })
    if (items.length === 0) return { removed, more: false }
    const gone = await Promise.all(
      items.map(async document => {
        await first(document)
        return store.remove(c, document.county, document._id)
      }),
    )
    const now = gone.filter(Boolean).length
    removed += now
    // Another node was faster with all of them: it is at work.
    if (now === 0) return { removed, more: true }
  }
}

/** Several runs as one. */
export function together(runs: readonly Cleared[]): Cleared {
  const removed: Record<string, number> = {}
  for (const run of runs)
    for (const [kind, n] of Object.entries(run.removed)) if (n > 0) removed[kind] = (removed[kind] ?? 0) + n
  return { removed, more: runs.some(run => run.more) }
}
