import { createHash } from 'node:crypto'
import { ApiError } from './errors.js'
import type { Caller } from './route.js'
import type { Services } from './services.js'

interface Answer {
  status: number
  body: unknown
}

interface Kept extends Answer {
  fingerprint: string
}

export interface Request {
  caller: Caller
  key: string
  /** Method and address. */
  address: string
  body: unknown
}

export type Once = (request: Request, run: (token: string) => Promise<Answer>) => Promise<Answer>

/**
 * Answers a request that comes again under its Idempotency-Key with the first answer; while the first is under way,
 * the second waits for it.
 *
 * @throws ApiError IDEMPOTENCY_MISMATCH for another request under the same key
 */
export function onceOnly({ domain }: Services): Once {
  const underWay = new Map<string, Promise<Kept>>()
  return async ({ caller, key, address, body }, run) => {
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([address, body]))
      .digest('hex')
    const name = JSON.stringify([caller.county, caller.person, key])
    const first =
      underWay.get(name) ??
      domain.runtime.idempotent(caller.county, { scope: caller.person, key }, async token => ({
        fingerprint,
        ...(await run(token)),
      }))
    underWay.set(name, first)
    try {
      const kept = await first
      if (kept.fingerprint !== fingerprint) throw new ApiError('IDEMPOTENCY_MISMATCH')
      return kept
    } finally {
      if (underWay.get(name) === first) underWay.delete(name)
    }
  }
}
