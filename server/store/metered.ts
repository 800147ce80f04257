import { isStoreError } from './errors.js'
import type { Store } from './port.js'

/** Hears of every write; the composition root turns it into metrics. */
export interface StoreMeter {
  /**
   * A write is issued. What it returns is called once, when the write is on disk or has failed, in that case with the
   * stable code of the failure.
   */
  writing(): (failure?: string) => void
  /** So many writes became one commit, which took so many milliseconds. Where each write is one, nothing is told. */
  committed?(writes: number, milliseconds: number): void
}

/** The same store, whose writes are heard by a meter. What only one writer's luck decides (STALE_REV) is a success. */
export function metered(store: Store, meter: StoreMeter): Store {
  async function heard<T>(write: Promise<T>): Promise<T> {
    const settled = meter.writing()
    try {
      const result = await write
      settled()
      return result
    } catch (error) {
      settled(failureOf(error))
      throw error
    }
  }
  return {
    ...store,
    insert: (c, document, following) => heard(store.insert(c, document, following)),
    update: (c, county, id, rev, patch, following) =>
      heard(store.update(c, county, id, rev, patch, following)),
    putNewer: (c, document, field) => heard(store.putNewer(c, document, field)),
    remove: (c, county, id, rev) => heard(store.remove(c, county, id, rev)),
    claim: (c, county, query, patch) => heard(store.claim(c, county, query, patch)),
    next: (county, sequence) => heard(store.next(county, sequence)),
  }
}

/** Failures of the store itself; what it refuses for good reason is its daily work. */
const failures = ['DISK_FULL', 'STORE_FAILED', 'STORE_CLOSED'] as const

function failureOf(error: unknown): string | undefined {
  if (!isStoreError(error)) return 'STORE_FAILED'
  return failures.find(code => code === error.code)
}
