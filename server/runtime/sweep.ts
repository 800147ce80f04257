import { EVERY_COUNTY } from '../store/port.js'
import { abreast } from './abreast.js'
import type { Context } from './context.js'
import { correlate } from './messages/correlate.js'
import { acknowledge } from './outbox/drain.js'
import { withWave } from './outbox/wave.js'
import { instances, messages, signals } from './rows/index.js'
import { walk } from './signals/throw.js'

/**
 * After a restart: delivers what crashed nodes left in outboxes, messages that were stored and not brought to their
 * receivers, and signals that were not walked to their end. Whoever receives a thing twice knows it.
 */
export async function recover(ctx: Context): Promise<void> {
  const left = ctx.store.stream(instances, EVERY_COUNTY, { where: { outboxed: true } })
  await abreast(left, ctx.limits.abreast, async doc => {
    await withWave(ctx, async wave => wave.add(doc))
    if (!ctx.stuck.has(doc._id)) await acknowledge(ctx, doc.county, doc._id)
  })
  await recoverMessages(ctx)
  for await (const doc of ctx.store.stream(signals, EVERY_COUNTY, { where: { done: false } }))
    await withWave(ctx, wave => walk(ctx, wave, doc))
}

/** Messages that could not be brought to all who waited for them. */
export async function recoverMessages(ctx: Context): Promise<void> {
  for await (const doc of ctx.store.stream(messages, EVERY_COUNTY, { where: { settled: false } }))
    await withWave(ctx, wave => correlate(ctx, wave, doc))
}

/** Tries again the outboxes that could not be emptied and whose time has come; all of them when `now` is not asked. */
export async function redrain(ctx: Context, whatever = false): Promise<void> {
  for (const { county, instance, nextAt } of [...ctx.stuck.values()]) {
    if (!whatever && nextAt > ctx.clock.now()) continue
    const doc = await ctx.store.get(instances, county, instance)
    if (doc) await withWave(ctx, async wave => wave.add(doc))
    else ctx.stuck.delete(instance)
  }
}

/** Before a stop: writes down what has left, so that the next start has nothing to deliver again. */
export async function acknowledgeAll(ctx: Context): Promise<void> {
  for (const [instance, { county }] of ctx.drained) await acknowledge(ctx, county, instance)
  ctx.drained.clear()
}
