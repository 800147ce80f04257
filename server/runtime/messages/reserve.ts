import { isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import { messages, type Delivery, type MessageDoc } from '../rows/index.js'

/** `held`: the process has it already, through the instance `by`; `open`: that one is not confirmed yet. */
export type Reserved = { held: false } | { held: true; by: string; open: boolean }

/** Writes down which instance of a process is to take the message, before it takes it. */
export async function reserve(
  ctx: Context,
  county: string,
  message: string,
  process: string,
  instance: string,
): Promise<Reserved> {
  let found: Reserved = { held: false }
  await change(ctx, county, message, doc => {
    const held = doc.deliveries.find(each => each.process === process)
    if (held) {
      found = { held: true, by: held.instance, open: held.state === 'reserved' }
      return null
    }
    found = { held: false }
    return [...doc.deliveries, { process, instance, state: 'reserved' }]
  })
  return found
}

/**
 * Confirms what became of a reservation; null takes it back, so that another instance may have the message.
 * @param instance which one it became, when it is not the one reserved for
 */
export function conclude(
  ctx: Context,
  county: string,
  message: string,
  process: string,
  outcome: Exclude<Delivery['state'], 'reserved'> | null,
  instance?: string,
): Promise<void> {
  return change(ctx, county, message, doc => {
    const others = doc.deliveries.filter(each => each.process !== process)
    const held = doc.deliveries.find(each => each.process === process)
    if (!held) return null
    return outcome === null
      ? others
      : [...others, { process, instance: instance ?? held.instance, state: outcome }]
  })
}

/** Writes new deliveries, again after a conflict; null changes nothing. A message that is gone is left alone. */
async function change(
  ctx: Context,
  county: string,
  message: string,
  next: (doc: MessageDoc) => Delivery[] | null,
): Promise<void> {
  for (;;) {
    const doc = await ctx.store.get(messages, county, message)
    const deliveries = doc && next(doc)
    if (!doc || !deliveries) return
    try {
      await ctx.store.update(messages, county, message, doc.rev, { set: { deliveries } })
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}
