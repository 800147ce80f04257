import type { EngineEvent, InstanceState } from '../../../server/engine/index.js'
import {
  eventsIn,
  heads,
  history,
  incidents,
  instances,
  jobs,
  messages,
  signals,
  stateOf,
  tasks,
  versions,
  type HeadDoc,
  type IncidentRow,
  type InstanceDoc,
  type JobRow,
  type MessageDoc,
  type SignalDoc,
  type TaskRow,
  type VersionDoc,
} from '../../../server/runtime/index.js'
import type { Collection, Document, Store } from '../../../server/store/index.js'
import { county } from './people.js'

/** An instance as it is stored, opened. */
export interface Held {
  doc: InstanceDoc
  state: InstanceState
  /** Variables of its root scope. */
  variables: Record<string, unknown>
  /** What its history rows hold, in their order. */
  events: EngineEvent[]
}

/** Everything that the store holds, read past the runtime. */
export interface Holdings {
  now: number
  instances: Held[]
  tasks: TaskRow[]
  jobs: JobRow[]
  messages: MessageDoc[]
  signals: SignalDoc[]
  incidents: IncidentRow[]
  versions: VersionDoc[]
  heads: HeadDoc[]
}

/** @param now milliseconds, what the clocks had reached */
export async function holdingsOf(store: Store, now: number): Promise<Holdings> {
  async function all<T extends Document>(c: Collection<T>): Promise<T[]> {
    const rows: T[] = []
    for await (const row of store.stream(c, county)) rows.push(row)
    return rows
  }
  const events = new Map<string, EngineEvent[]>()
  for (const row of await all(history))
    events.set(row.instance, [...(events.get(row.instance) ?? []), ...eventsIn(row)])
  const held = (await all(instances)).map((doc): Held => {
    const state = stateOf(doc)
    const own = (events.get(doc._id) ?? []).sort((a, b) => a.seq - b.seq)
    return { doc, state, variables: state.activities[state.root]?.variables ?? {}, events: own }
  })
  return {
    now,
    instances: held,
    tasks: await all(tasks),
    jobs: await all(jobs),
    messages: await all(messages),
    signals: await all(signals),
    incidents: await all(incidents),
    versions: await all(versions),
    heads: await all(heads),
  }
}
