import { EVERY_COUNTY, isStoreError, type Store } from '../../store/port.js'
import type { Clock, Log } from '../ports.js'
import { INSTALLATION, nodes } from './rows.js'

/** Milliseconds of silence after which the others finish what a node has left behind. */
export const silence = 15_000

/** Longer than clocks of nodes can differ: by its row alone a node is dead after this. */
const longSilence = 60_000

/** Which nodes run. That one is taken for dead and is not does no harm: what it left is only delivered twice. */
export interface Register {
  /** Says that this node runs, and looks how the others do. Never fails. True when one has fallen silent since. */
  beat(): Promise<boolean>
  /** Ids of the nodes that are not known to be dead, with this one. */
  alive(): ReadonlySet<string>
  dead(): string[]
  leave(): Promise<void>
}

export function createRegister(
  { store, clock, log }: { store: Store; clock: Clock; log: Log },
  id: string,
): Register {
  const startedAt = clock.now()
  const known = new Map<string, { rev: number; since: number; dead: boolean }>()

  async function say(): Promise<void> {
    const own = await store.get(nodes, INSTALLATION, id)
    const seenAt = clock.now()
    if (own) await store.update(nodes, INSTALLATION, id, own.rev, { set: { seenAt } })
    else await store.insert(nodes, { _id: id, county: INSTALLATION, startedAt, seenAt })
  }

  async function look(): Promise<boolean> {
    let fallen = false
    const now = clock.now()
    const there = new Set<string>()
    for await (const row of store.stream(nodes, EVERY_COUNTY)) {
      if (row._id === id) continue
      there.add(row._id)
      const before = known.get(row._id)
      if (before?.rev !== row.rev)
        known.set(row._id, { rev: row.rev, since: now, dead: !before && now - row.seenAt > longSilence })
      else if (!before.dead && now - before.since >= silence) {
        before.dead = true
        fallen = true
      }
    }
    for (const each of known.keys()) if (!there.has(each)) known.delete(each)
    return fallen
  }

  return {
    async beat() {
      try {
        await say()
        return await look()
      } catch (error) {
        if (!isStoreError(error, 'STALE_REV'))
          log.warn({ node: id, err: error }, 'node could not say that it runs')
        return false
      }
    },
    alive: () => new Set([id, ...[...known].flatMap(([each, { dead }]) => (dead ? [] : [each]))]),
    dead: () => [...known].flatMap(([each, { dead }]) => (dead ? [each] : [])),
    async leave() {
      await store
        .remove(nodes, INSTALLATION, id)
        .catch((error: unknown) => log.warn({ node: id, err: error }, 'node could not take leave'))
    },
  }
}
