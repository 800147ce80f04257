import { EVERY_COUNTY, type Collection, type Document, type Filter } from '../store/port.js'
import type { Context } from './context.js'
import { history, incidents, instances, jobs, messages, results, signals, tasks } from './rows/index.js'

/** Removes what has had its time: messages with their dedupe ids, signals, results, finished instances. */
export async function purge(ctx: Context): Promise<void> {
  const now = ctx.clock.now()
  const { keepFinished, keepResults, messageTtl } = ctx.limits
  await removeAll(ctx, messages, { expiresAt: { lte: now } })
  await removeAll(ctx, results, { at: { lte: now - keepResults } })
  await removeAll(ctx, signals, { at: { lte: now - messageTtl } })
  if (keepFinished === undefined) return
  for (const status of ['completed', 'terminated', 'failed'])
    for await (const doc of ctx.store.stream(instances, EVERY_COUNTY, {
      where: { status, outboxed: false, endedAt: { lte: now - keepFinished } },
    })) {
      const { county, _id: instance } = doc
      for (const rows of [tasks, jobs, incidents, history])
        await removeAll(ctx, rows as Collection<Document & { instance: string }>, { instance }, county)
      await ctx.store.remove(instances, county, instance)
    }
}

async function removeAll<T extends Document>(
  ctx: Context,
  rows: Collection<T>,
  where: Filter<T>,
  county: string | typeof EVERY_COUNTY = EVERY_COUNTY,
): Promise<void> {
  for await (const row of ctx.store.stream(rows, county, { where }))
    await ctx.store.remove(rows, row.county, row._id)
}
