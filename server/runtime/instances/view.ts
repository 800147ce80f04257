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
import { eventsIn, history, instances, stateOf, type InstanceDoc } from '../rows/index.js'

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
  for await (const row of ctx.store.stream(history, county, { where: { instance: id }, sort: ['seq'] }))
    events.push(...eventsIn(row))
  const last = events.at(-1)?.seq ?? 0
  for (const text of doc?.outbox ?? []) {
    const batch = parseBatch(text)
    if (batch.from > last) events.push(...batch.events)
  }
  return events
}
