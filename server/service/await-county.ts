import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../api/services.js'
import { countiesIn } from '../domain/seed/county.js'
import type { Store } from '../store/index.js'

export interface Awaiting {
  store: Store
  log: Log
  /** Milliseconds between two looks. */
  every?: number
  signal: AbortSignal
  /** Serves the county; what fails is tried again. */
  take(): Promise<void>
}

/**
 * Looks whether a database that had no county has one by now: an administrator may make it while nodes run. Ends when
 * it is taken.
 */
export async function awaitCounty({ store, log, every = 2_000, signal, take }: Awaiting): Promise<void> {
  while (!signal.aborted) {
    await pause(every, undefined, { signal, ref: false }).catch(() => undefined)
    try {
      if (signal.aborted || (await countiesIn(store)).length === 0) continue
      await take()
      return log.info({}, 'the county is there now')
    } catch (error) {
      if (!signal.aborted) log.warn({ error }, 'the county cannot be taken yet; it is tried again')
    }
  }
}
