import { budgetOf, clearAway, together, type Budget, type Cleared } from '../store/clear-away.js'
import { EVERY_COUNTY, type Collection, type Document, type Filter, type Sort } from '../store/port.js'
import type { Context } from './context.js'
import {
  heads,
  history,
  incidents,
  instances,
  jobs,
  messages,
  openKeys,
  results,
  rowsOf,
  signals,
  tasks,
} from './rows/index.js'

/** Milliseconds of one run; what is left stays for the next. */
const oneRun = 2_000

export interface Purged extends Cleared {
  /** Finished instances that were removed, by county; a county without any is not named. */
  byCounty: Record<string, number>
}

interface Finished extends Cleared {
  county: string
  removed: { instances: number }
}

/**
 * Removes what has had its time: messages with their dedupe ids, signals, the results of requests, and finished
 * instances with their tasks, jobs, incidents and history. What the domain made of them is not the runtime's.
 */
export async function purge(ctx: Context, budget: Budget = budgetOf(oneRun)): Promise<Purged> {
  const now = ctx.clock.now()
  const { keepResults, messageTtl } = ctx.limits
  const expired: Cleared[] = [
    await clear(ctx, 'messages', messages, { expiresAt: { lte: now } }, ['expiresAt'], budget),
    await clear(ctx, 'results', results, { at: { lte: now - keepResults } }, ['at'], budget),
    await clear(ctx, 'signals', signals, { at: { lte: now - messageTtl } }, ['at'], budget),
  ]
  const runs = await finished(ctx, now, budget)
  const byCounty: Record<string, number> = {}
  for (const { county, removed } of runs)
    if (removed.instances) byCounty[county] = (byCounty[county] ?? 0) + removed.instances
  return { ...together([...expired, ...runs]), byCounty }
}

async function clear<T extends Document>(
  ctx: Context,
  kind: string,
  rows: Collection<T>,
  where: Filter<T>,
  sort: Sort<T>,
  budget: Budget,
): Promise<Cleared> {
  const { removed, more } = await clearAway(ctx.store, rows, EVERY_COUNTY, { where, sort }, budget)
  return { removed: { [kind]: removed }, more }
}

/** The instance goes last, so that a run that ends halfway finds it again. */
async function finished(ctx: Context, now: number, budget: Budget): Promise<Finished[]> {
  const { keepFinished, abreast } = ctx.limits
  if (keepFinished === undefined) return []
  const runs: Finished[] = []
  const due = {
    where: { endedAt: { lte: now - keepFinished }, outboxed: false },
    sort: ['endedAt'] as const,
    batch: abreast,
  }
  for (const county of await countiesOf(ctx)) {
    const { removed, more } = await clearAway(ctx.store, instances, county, due, budget, doc =>
      removeRows(ctx, county, doc._id),
    )
    runs.push({ county, removed: { instances: removed }, more })
  }
  return runs
}

/** Every county that has procedures. */
async function countiesOf(ctx: Context): Promise<Set<string>> {
  const counties = new Set<string>()
  for await (const head of ctx.store.stream(heads, EVERY_COUNTY)) counties.add(head.county)
  return counties
}

/** What belongs to an instance, the guard of its key first: nobody may find it held by an instance that is gone. */
async function removeRows(ctx: Context, county: string, instance: string): Promise<void> {
  for await (const { _id } of ctx.store.stream(openKeys, county, { where: { instance } }))
    await ctx.store.remove(openKeys, county, _id)
  for (const rows of [tasks, jobs, incidents, history] as Collection<Document & { instance: string }>[])
    for await (const { _id } of ctx.store.stream(rows, county, { where: rowsOf(instance) }))
      await ctx.store.remove(rows, county, _id)
}
