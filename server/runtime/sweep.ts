import { EVERY_COUNTY, isStoreError } from '../store/port.js'
import { abreast } from './abreast.js'
import type { Context } from './context.js'
import { correlate } from './messages/correlate.js'
import { takeOver } from './nodes/take-over.js'
import { acknowledge } from './outbox/drain.js'
import { withWave } from './outbox/wave.js'
import { instances, messages, signals } from './rows/index.js'
import { walk } from './signals/throw.js'

/**
 * After a restart: delivers what crashed nodes left in outboxes, messages that were stored and not brought to their
 * receivers, and signals that were not walked to their end. Whoever receives a thing twice knows it.
 */
export async function recover(ctx: Context): Promise<void> {
  await ctx.register?.beat()
  await takeOver(ctx)
  await recoverMessages(ctx)
  await recoverSignals(ctx, ctx.clock.now())
}

/** Messages that could not be brought to all who waited for them. */
export async function recoverMessages(ctx: Context): Promise<void> {
  for await (const doc of ctx.store.stream(messages, EVERY_COUNTY, { where: { settled: false } }))
    await withWave(ctx, wave => correlate(ctx, wave, doc))
}

/** Signals thrown at that instant or before that were not walked to their end. */
export async function recoverSignals(ctx: Context, thrownBy: number): Promise<void> {
  for await (const doc of ctx.store.stream(signals, EVERY_COUNTY, {
    where: { done: false, at: { lte: thrownBy } },
  }))
    await withWave(ctx, wave => walk(ctx, wave, doc)).catch((error: unknown) => {
      // Whoever threw it walks on all the same, or another node was first.
      if (!isStoreError(error, 'STALE_REV')) throw error
    })
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

/** How long an instance stands still before it is written down that its outbox has left. */
const quiet = 600_000

/** So many in a minute: each is a write. */
const atATime = 2_000

/**
 * Writes down what left long ago of instances that have not moved since, or that another node has moved. It bounds what
 * this node keeps in mind and what has to be delivered again when it dies.
 */
export async function acknowledgeQuiet(ctx: Context): Promise<void> {
  const before = ctx.clock.now() - quiet
  const still: [string, string][] = []
  for (const [instance, { county, at }] of ctx.drained) {
    if (still.length === atATime) break
    if (at <= before) still.push([instance, county])
  }
  await abreast(still, ctx.limits.abreast, async ([instance, county]) => {
    await acknowledge(ctx, county, instance)
    if ((ctx.drained.get(instance)?.at ?? 0) <= before) ctx.drained.delete(instance)
  })
}

/** Before a stop: writes down what has left, so that the next start has nothing to deliver again. */
export async function acknowledgeAll(ctx: Context): Promise<void> {
  for (const [instance, { county }] of ctx.drained) await acknowledge(ctx, county, instance)
  ctx.drained.clear()
}
