import { defaultEdition } from '../../../server/calendar/index.js'
import { createFeel } from '../../../server/engine/index.js'
import { createRuntime, type Runtime } from '../../../server/runtime/index.js'
import type { Store } from '../../../server/store/index.js'
import { drawFrom } from './draw.js'
import { wireTo, type Send } from './wire.js'
import type { Line, World } from './world.js'

/** What reached the world outside: notices by their ids, events by instance. */
export interface Outside {
  notices: string[]
  heard: Map<string, Set<number>>
  /** Batches that came before one that precedes them. */
  gaps: string[]
}

export const outside = (): Outside => ({ notices: [], heard: new Map(), gaps: [] })

/** One life of a node, from its start to its end. */
export interface Life {
  line: Line
  runtime: Runtime
  /** The store as this node sees it. */
  store: Store
  logged: object[]
  ticking?: Promise<void>
}

export interface NodeOptions {
  world: World
  store: Store
  /** Milliseconds UTC, by this node's clock. */
  now(): number
  name: string
  atomic: boolean
  /** Other nodes work on the same store. */
  shared: boolean
  outside: Outside
  /** Puts something between the product and its store: for builds that are broken on purpose. */
  between?: (store: Store) => Store
}

const feel = createFeel()
const edition = defaultEdition()

/** Starts a life of a node; it has not recovered yet. */
export function startLife(node: number, options: NodeOptions): Life {
  const { world, outside } = options
  const line: Line = { node, dead: false }
  const send: Send = world.sendOn(line)
  const logged: object[] = []
  const log = (text: string) => (details: object) => void logged.push({ text, ...details })
  const wired = wireTo(options.store, send, options.atomic)
  const store = options.between?.(wired) ?? wired
  const runtime = createRuntime({
    store,
    clock: { now: options.now },
    random: drawFrom(options.name),
    expressions: feel,
    calendar: () => edition,
    directory: { resolve: () => Promise.resolve({ people: ['li'] }) },
    caseOf: variables => (typeof variables['number'] === 'string' ? variables['number'] : null),
    node: options.shared ? options.name : undefined,
    log: { info: () => undefined, warn: log('warn'), error: log('error') },
  })
  runtime.work('look', () => Promise.resolve({}))
  runtime.onSend('notice', async sent => void outside.notices.push(sent.id))
  runtime.onEvents(async ({ instance, events }) => {
    const heard = outside.heard.get(instance) ?? new Set<number>()
    outside.heard.set(instance, heard)
    for (const { seq } of events) {
      if (seq > heard.size + 1) outside.gaps.push(`${instance} told event ${seq} after ${heard.size}`)
      heard.add(seq)
    }
  })
  return { line, runtime, store, logged }
}
