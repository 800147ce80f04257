import { randomId, type Log, type Random } from '../../runtime/index.js'
import { EVERY_COUNTY, type Store } from '../../store/port.js'
import { pulses, type PulseDoc } from './record.js'

/** What changed in a county since the last one; `all` stands for more than can be named. */
export type Pulse = Pick<PulseDoc, 'county' | 'cases' | 'all'>

export interface Pulses {
  /** A case has changed, or (null) something that belongs to none. */
  touch(county: string, number: string | null): void
  /** @returns what ends it */
  subscribe(listener: (pulse: Pulse) => void): () => void
  /** Tells what was touched since, to who listens here and to the other nodes. */
  publish(): Promise<void>
  /** Tells who listens here what the other nodes published. */
  collect(): Promise<void>
  /** Removes pulses that every node has seen. */
  clear(): Promise<void>
  /** Publishes and collects by itself from now on. */
  begin(): void
  end(): void
}

export interface PulseOptions {
  store: Store
  clock: { now(): number }
  random: Random
  log: Log
  /** Id of this node where there are others; without it nothing is written. */
  node?: string
}

/** Milliseconds for which changes are gathered before they are told. */
export const gathering = 250
/** Milliseconds between two looks at what the others published. */
const looking = 1_000
/** Milliseconds back that a look reaches: clocks of nodes differ and writes take their time. */
const reach = 15_000
const keptFor = 120_000
/** Cases that a pulse names at most. */
const most = 200

/** Gathers what the steps of this node touch and exchanges it with the other nodes. */
export function createPulses({ store, clock, random, log, node }: PulseOptions): Pulses {
  const touched = new Map<string, Set<string>>()
  const listeners = new Set<(pulse: Pulse) => void>()
  const seen = new Map<string, number>()
  let gatheringTimer: NodeJS.Timeout | undefined
  let lookingTimer: NodeJS.Timeout | undefined
  let begun = false
  let collecting: Promise<void> | undefined

  const tell = (pulse: Pulse) => listeners.forEach(each => each(pulse))
  const failed = (error: unknown) => log.warn({ err: error }, 'changes not told to other nodes')

  async function publish(): Promise<void> {
    gatheringTimer = undefined
    const now = [...touched].map(([county, cases]): Pulse => {
      const all = cases.size > most
      return { county, cases: all ? [] : [...cases], all }
    })
    touched.clear()
    now.forEach(tell)
    if (node === undefined) return
    const at = clock.now()
    await Promise.all(now.map(pulse => store.insert(pulses, { _id: randomId(random), node, at, ...pulse })))
  }

  async function look(): Promise<void> {
    if (node === undefined || listeners.size === 0) return
    const since = clock.now() - reach
    for (const [id, at] of seen) if (at < since - reach) seen.delete(id)
    const rows = store.stream(pulses, EVERY_COUNTY, { where: { at: { gte: since } }, sort: ['at'] })
    for await (const row of rows) {
      if (row.node === node || seen.has(row._id)) continue
      seen.set(row._id, row.at)
      tell({ county: row.county, cases: row.cases, all: row.all })
    }
  }

  const collect = () => (collecting ??= look().finally(() => (collecting = undefined)))

  return {
    touch(county, number) {
      if (listeners.size === 0 && node === undefined) return
      const cases = touched.get(county) ?? new Set()
      if (number !== null && cases.size <= most) cases.add(number)
      touched.set(county, cases)
      if (begun) gatheringTimer ??= setTimeout(() => void publish().catch(failed), gathering)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    publish,
    collect,
    async clear() {
      const old = { where: { at: { lte: clock.now() - keptFor } } }
      for await (const row of store.stream(pulses, EVERY_COUNTY, old))
        await store.remove(pulses, row.county, row._id)
    },
    begin() {
      begun = true
      if (node !== undefined)
        lookingTimer ??= setInterval(() => void collect().catch(failed), looking).unref()
    },
    end() {
      begun = false
      clearTimeout(gatheringTimer)
      clearInterval(lookingTimer)
      listeners.clear()
    },
  }
}
