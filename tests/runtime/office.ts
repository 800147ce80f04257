import { defaultEdition, type CalendarEdition } from '../../server/calendar/index.js'
import { createFeel, type Principal } from '../../server/engine/index.js'
import {
  createRuntime,
  runtimeCollections,
  tasks,
  type EventBatch,
  type Limits,
  type Log,
  type Runtime,
  type SettableClock,
  type TaskRow,
} from '../../server/runtime/index.js'
import type { Store } from '../../server/store/index.js'
import { openTestStore } from '../test-store.js'

export const county = 'demo'
/** Monday 2026-10-12 09:40 in the county. */
export const monday = Date.parse('2026-10-12T09:40:00+08:00')
export const minute = 60_000

export function settableClock(at = monday): SettableClock {
  let now = at
  return { now: () => now, set: next => void (now = next) }
}

export interface Office {
  runtime: Runtime
  store: Store
  clock: SettableClock
  /** What the observers heard, in order. */
  heard: EventBatch[]
  /** Who holds a role in a unit, by 'role unit'; may be changed. */
  posts: Map<string, string[]>
  /** What was logged as an error. */
  errors: unknown[]
  setCalendar(edition: CalendarEdition): void
  /** The open tasks, by element. */
  open(): Promise<TaskRow[]>
  /** Another node on the same store and clock. */
  second(wrap?: (store: Store) => Store): Office
}

export interface OfficeOptions {
  limits?: Partial<Limits>
  wrap?(store: Store): Store
  on?: { store: Store; clock: SettableClock }
  /** Id of the node, where several share the store. */
  node?: string
  /** Where lines go; errors are then not counted in `errors`. */
  log?: Log
  /** Nobody is to hear every step. */
  deaf?: boolean
  /** Of the node's randomness; no two nodes that ever work on one store may have the same. */
  seed?: number
}

/** A runtime on a store in memory, on a clock that stands still until it is set. */
export async function office(options: OfficeOptions = {}): Promise<Office> {
  const store = options.on?.store ?? (await openTestStore(runtimeCollections))
  return build(store, options.on?.clock ?? settableClock(), options)
}

/** A node on a store that is open already. */
export function build(
  store: Store,
  clock: SettableClock,
  { limits, wrap, seed, node, deaf, log: kept }: OfficeOptions,
): Office {
  const posts = new Map<string, string[]>([['clerk YX', ['li', 'wang']]])
  const heard: EventBatch[] = []
  const errors: unknown[] = []
  const log = kept ?? {
    info: () => undefined,
    warn: () => undefined,
    error: (details: object) => void errors.push(details),
  }
  let edition = defaultEdition()
  let drawn = seed ?? ++nodes * 7919
  const runtime = createRuntime({
    store: wrap ? wrap(store) : store,
    clock,
    // Other numbers on each node, the same ones in every run.
    random: () => (drawn = (drawn * 16807) % 2147483647) / 2147483647,
    expressions,
    calendar: () => edition,
    directory: {
      resolve: (_county, principals, _at) =>
        Promise.resolve({ people: [...new Set(principals.flatMap(each => peopleOf(posts, each)))] }),
    },
    caseOf: variables => (typeof variables['number'] === 'string' ? variables['number'] : null),
    itemOf: variables => (typeof variables['item'] === 'string' ? variables['item'] : null),
    log,
    limits,
    node,
  })
  if (!deaf) runtime.onEvents(async batch => void heard.push(batch))
  return {
    runtime,
    store,
    clock,
    heard,
    posts,
    errors,
    setCalendar: next => void (edition = next),
    open: async () =>
      (await store.find(tasks, county, { where: { state: 'open' }, sort: ['since', '_id'] })).items,
    second: other => build(store, clock, { limits, wrap: other }),
  }
}

let nodes = 0
const expressions = createFeel()

const peopleOf = (posts: ReadonlyMap<string, string[]>, principal: Principal) =>
  'person' in principal ? [principal.person] : (posts.get(`${principal.role} ${principal.unit}`) ?? [])

/** Deploys diagrams, each a file of its own in one deployment. */
export function deploy(runtime: Runtime, ...diagrams: string[]) {
  return runtime.deploy(county, {
    files: diagrams.map((content, i) => ({ name: `${i}.bpmn`, content })),
    author: 'designer',
    publisher: 'publisher',
  })
}

/** The elements that completed in an instance, in order. */
export async function path(runtime: Runtime, instance: string): Promise<string[]> {
  const events = await runtime.history(county, instance)
  return events.flatMap(each => (each.type === 'element-completed' ? [each.element] : []))
}

/** The status of an instance and its root variables. */
export async function standing(runtime: Runtime, instance: string) {
  const view = await runtime.instance(county, instance)
  return { status: view?.doc.status, variables: view?.variables }
}
