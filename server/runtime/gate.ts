import type { Variables } from '../engine/index.js'
import type { Context } from './context.js'
import { payloadTooLarge, tooBusy } from './errors.js'
import { withWave, type Wave } from './outbox/wave.js'

/**
 * The door of every act from outside: bounds what comes in and how many are under way, so that the answer is a clear
 * refusal before the waiting grows.
 * @throws RuntimeError PAYLOAD_TOO_LARGE, TOO_BUSY
 */
export async function guarded<T>(
  ctx: Context,
  variables: Variables,
  request: (wave: Wave) => Promise<T>,
): Promise<T> {
  const bytes = Buffer.byteLength(JSON.stringify(variables))
  if (bytes > ctx.limits.payloadBytes) throw payloadTooLarge(bytes, ctx.limits.payloadBytes)
  if (ctx.inFlight >= ctx.limits.inFlight) throw tooBusy()
  ctx.inFlight++
  try {
    return await withWave(ctx, request)
  } finally {
    ctx.inFlight--
  }
}
