import { isStoreError, type Store } from '../../store/port.js'
import type { Clock, Log } from '../ports.js'
import { INSTALLATION, leases, type LeaseDoc } from './rows.js'

/**
 * One of the nodes holds it, most of the time. It saves the others work and is never what makes a thing happen once:
 * that is the compare-and-set of each write, and two holders at a time do no harm.
 */
export interface Lease {
  /** Takes or renews it when that is due; never fails: what cannot be asked is not held. */
  hold(): Promise<boolean>
  /** As this node knows it now, without asking. */
  held(): boolean
  release(): Promise<void>
}

/** Milliseconds after which a lease that nobody renews may be taken. */
export const leaseTerm = 10_000

/** For a node that has the store to itself. */
export const always: Lease = {
  hold: () => Promise.resolve(true),
  held: () => true,
  release: () => Promise.resolve(),
}

/**
 * A lease that lies in the store. Clocks of nodes may differ: another's counts as abandoned when it was not renewed for
 * a whole term by the clock of whoever looks, or when it ended longer ago than clocks can differ.
 */
export function createLease(
  { store, clock, log }: { store: Store; clock: Clock; log: Log },
  name: string,
  holder: string,
  term = leaseTerm,
): Lease {
  let mine: LeaseDoc | undefined
  let until = 0
  let other: { rev: number; since: number } | undefined
  let asking: Promise<boolean> | undefined

  const held = () => clock.now() < until

  async function ask(): Promise<boolean> {
    const now = clock.now()
    try {
      const doc = mine ?? (await store.get(leases, INSTALLATION, name))
      if (doc && doc.holder !== holder && !abandoned(doc, now)) return false
      const set = { holder, until: now + term }
      mine = doc
        ? await store.update(leases, INSTALLATION, name, doc.rev, { set })
        : await store.insert(leases, { _id: name, county: INSTALLATION, ...set })
      until = now + term
      other = undefined
      return true
    } catch (error) {
      mine = undefined
      until = 0
      const beaten = ['STALE_REV', 'NOT_FOUND', 'DUPLICATE'] as const
      if (!beaten.some(code => isStoreError(error, code)))
        log.warn({ lease: name, err: error }, 'lease not asked')
      return false
    }
  }

  function abandoned(doc: LeaseDoc, now: number): boolean {
    if (doc.until === 0) return true
    if (other?.rev !== doc.rev) other = { rev: doc.rev, since: now }
    return now - other.since >= term || now - doc.until >= 6 * term
  }

  return {
    held,
    hold() {
      if (until - clock.now() > (2 * term) / 3) return Promise.resolve(true)
      asking ??= ask().finally(() => (asking = undefined))
      return asking
    },
    async release() {
      await asking
      const doc = mine
      mine = undefined
      until = 0
      if (!doc) return
      await store
        .update(leases, INSTALLATION, name, doc.rev, { set: { until: 0 } })
        .catch((error: unknown) => log.warn({ lease: name, err: error }, 'lease not given back'))
    },
  }
}
