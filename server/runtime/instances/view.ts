import {
  rootVariables,
  waits,
  type EngineEvent,
  type InstanceState,
  type Variables,
  type Waits,
} from '../../engine/index.js'
import type { Context } from '../context.js'
import { parseBatch } from '../outbox/batch.js'
import {
  eventsIn,
  history,
  instances,
  rowsOf,
  stateOf,
  type HistoryRow,
  type InstanceDoc,
} from '../rows/index.js'

/** An instance as it stands on disk. */
export interface InstanceView {
  doc: InstanceDoc
  state: InstanceState
  waits: Waits
  variables: Variables
}

export async function instanceView(
  ctx: Context,
  county: string,
  id: string,
): Promise<InstanceView | undefined> {
  // Whoever has the store to itself remembers what it holds.
  const remembered = ctx.node === undefined ? ctx.recent.get(county, id, ctx.clock.now()) : undefined
  const doc = remembered ?? (await ctx.store.get(instances, county, id))
  if (!doc) return undefined
  const state = stateOf(doc)
  return { doc, state, waits: waits(state), variables: rootVariables(state) }
}

/** Every event of an instance so far, in order, those still in its outbox included. */
export async function eventsOf(ctx: Context, county: string, id: string): Promise<EngineEvent[]> {
  const doc = await ctx.store.get(instances, county, id)
  const events: EngineEvent[] = []
  for (const row of await historyOf(ctx, county, id)) events.push(...eventsIn(row))
  const last = events.at(-1)?.seq ?? 0
  for (const text of doc?.outbox ?? []) {
    const batch = parseBatch(text)
    if (batch.from > last) events.push(...batch.events)
  }
  return events
}

/** What is written down of an instance, in order. */
export async function historyOf(ctx: Context, county: string, instance: string): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = []
  for await (const row of ctx.store.stream(history, county, { where: rowsOf(instance) })) rows.push(row)
  return rows.sort((a, b) => a.seq - b.seq)
}
