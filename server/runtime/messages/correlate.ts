import { isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import type { Wave } from '../outbox/wave.js'
import { messages, type MessageDoc } from '../rows/index.js'
import { deliverStored } from './deliver.js'
import { waitingFor } from './match.js'
import { startByStored } from './start.js'

/**
 * Brings a stored message to everybody who waits for it now, and starts what it starts. What a receiver cannot take
 * (it is in quarantine) leaves the message unsettled, and the sweep comes again.
 */
export async function correlate(ctx: Context, wave: Wave, message: MessageDoc): Promise<void> {
  let failed = false
  const attempt = (what: Promise<unknown>) =>
    what.catch((error: unknown) => {
      failed = true
      ctx.log.error({ message: message._id, name: message.name, error }, 'message could not be delivered')
    })
  for (const doc of await waitingFor(ctx, message.county, message.name, message.key))
    await attempt(deliverStored(ctx, wave, message, doc))
  await attempt(startByStored(ctx, wave, message))
  const stored = await ctx.store.get(messages, message.county, message._id)
  for (const { state, process, instance } of stored?.deliveries ?? [])
    // Reserved by somebody who died: that instance has it, or does not want it any more and others may.
    if (state === 'reserved') await attempt(deliverStored(ctx, wave, message, { _id: instance, process }))
  if (!failed) await settle(ctx, message.county, message._id)
}

async function settle(ctx: Context, county: string, id: string) {
  for (;;) {
    const doc = await ctx.store.get(messages, county, id)
    if (!doc || doc.settled) return
    try {
      await ctx.store.update(messages, county, id, doc.rev, { set: { settled: true } })
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
