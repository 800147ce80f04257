import { EVERY_COUNTY, type Store } from '../../store/port.js'
import { silence } from './register.js'
import { INSTALLATION, leases, nodes } from './rows.js'

/** A node as the others see it. */
export interface RunningNode {
  id: string
  startedAt: number
  seenAt: number
  /** It has said so lately. */
  alive: boolean
  /** It fires timers and clears away for all. */
  leads: boolean
}

/** The nodes that share a store, the oldest first; none where one node has the store to itself. */
export async function runningNodes(store: Store, now: number): Promise<RunningNode[]> {
  const [lease, page] = await Promise.all([
    store.get(leases, INSTALLATION, 'clockwork'),
    store.find(nodes, EVERY_COUNTY, { limit: 100 }),
  ])
  const leader = lease && lease.until > now ? lease.holder : undefined
  return page.items
    .map(({ _id: id, startedAt, seenAt }) => ({
      id,
      startedAt,
      seenAt,
      alive: now - seenAt < silence,
      leads: id === leader,
    }))
    .sort((a, b) => a.startedAt - b.startedAt)
}
