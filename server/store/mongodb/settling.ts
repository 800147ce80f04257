// A write whose answer never came may have been taken. Then the document is read: it holds the write's token, or it
// does not.
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '../errors.js'
import { isNobodyThere, isOutage, isUnsent, storeFailure } from './failures.js'

/** What the stored document says of a write: taken, never to be taken, to be tried again, or nothing any more. */
export type Verdict = 'taken' | 'refused' | 'open' | 'unknown'

const patienceMs = 10_000
/** While nothing has been sent, whoever asks need not wait as long. */
const unsentPatienceMs = 3000
const firstPauseMs = 20
const greatestPauseMs = 500

/**
 * Writes until it is known whether it was taken.
 * @param write true when it was, false when its filter found nothing; it may be called again only while that is safe
 * @param look reads what a majority holds
 * @throws STORE_FAILED when nothing can be said, and whatever the server refuses
 */
export async function settle(
  write: () => Promise<boolean>,
  look: () => Promise<Verdict>,
): Promise<'taken' | 'refused'> {
  const began = performance.now()
  const waited = () => performance.now() - began
  let doubt: unknown
  for (let wait = firstPauseMs; ; wait = Math.min(2 * wait, greatestPauseMs)) {
    try {
      if (await write()) return 'taken'
      if (!doubt) return 'refused'
    } catch (error) {
      const hopeless = isNobodyThere(error) || waited() > unsentPatienceMs
      if (!isOutage(error) || (!doubt && isUnsent(error) && hopeless)) throw storeFailure(error)
      if (!isUnsent(error)) doubt = error
    }
    const verdict: Verdict = !doubt
      ? 'open'
      : await look().catch((error: unknown) => {
          if (!isOutage(error)) throw storeFailure(error)
          return 'open'
        })
    if (verdict === 'taken' || verdict === 'refused') return verdict
    if (verdict === 'unknown' || waited() > patienceMs) {
      const message = 'MongoDB did not answer, and whether it was written cannot be told'
      throw new StoreError('STORE_FAILED', message, { cause: doubt })
    }
    await pause(wait)
  }
}

const tries = 4

/** Asks again when the answer did not come: for what does no harm when it is done twice. */
export async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let i = 1; ; i++) {
    try {
      return await ask()
    } catch (error) {
      if (i === tries || !isOutage(error) || isNobodyThere(error)) throw storeFailure(error)
      await pause(firstPauseMs * 2 ** i)
    }
  }
}
