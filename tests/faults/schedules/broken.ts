import { instances, messages, type InstanceDoc } from '../../../server/runtime/index.js'
import { isStoreError, type Collection, type Document } from '../../../server/store/index.js'
import type { Between } from './county.js'
import type { Plan } from './plan.js'

// Builds that are broken on purpose, by what stands between the product and its store: the checker must see through
// each of them.

const isInstance = (c: Collection<unknown>) => c.name === instances.name

/** Says that a step is written before it is, and writes it when it finds the time. */
export function acknowledgesEarly(): Between {
  return {
    node(store) {
      const owed = new Map<string, Document>()
      return {
        ...store,
        get: async (c, county, id) =>
          (isInstance(c) && (owed.get(id) as never)) || (await store.get(c, county, id)),
        async update(c, county, id, rev, patch, following) {
          const before = isInstance(c) && !owed.has(id) ? await store.get(c, county, id) : undefined
          if (before?.rev !== rev) return store.update(c, county, id, rev, patch, following)
          const after = { ...before, ...patch.set, rev: rev + 1 }
          for (const field of patch.unset ?? []) delete after[field]
          owed.set(id, after)
          void store
            .count(c, county)
            .then(() => store.count(c, county))
            .then(() => store.update(c, county, id, rev, patch, following))
            .catch(() => undefined)
            .finally(() => owed.delete(id))
          return after
        },
      }
    },
  }
}

/** Believes that its lease keeps everybody else away, and writes over whatever revision is there. */
export function trustsItsLease(): Between {
  return {
    node: store => ({
      ...store,
      async update(c, county, id, rev, patch, following) {
        if (!isInstance(c)) return store.update(c, county, id, rev, patch, following)
        for (let held = rev; ;) {
          try {
            return await store.update(c, county, id, held, patch, { followers: following?.followers })
          } catch (error) {
            if (!isStoreError(error, 'STALE_REV')) throw error
            held = (await store.get(c, county, id))?.rev ?? held
          }
        }
      },
    }),
  }
}

/** Forgets to write the last entry of the outbox, now and then. */
export function losesOutboxEntries(): Between {
  let written = 0
  const forgetful = <T>(c: Collection<unknown>, fields: T): T => {
    const { outbox } = fields as Partial<InstanceDoc>
    if (!isInstance(c) || !outbox || outbox.length === 0 || ++written % 7 > 0) return fields
    return { ...fields, outbox: outbox.slice(0, -1) }
  }
  return {
    node: store => ({
      ...store,
      insert: (c, document, following) => store.insert(c, forgetful(c, document), following),
      update: (c, county, id, rev, patch, following) =>
        store.update(c, county, id, rev, { ...patch, set: forgetful(c, patch.set ?? {}) }, following),
    }),
  }
}

/** Strikes a timer from the list of what is due, and takes its step afterwards. */
export function deletesTimersFirst(): Between {
  return {
    node: store => ({
      ...store,
      async find(c, county, query) {
        const page = await store.find(c, county, query)
        if (!isInstance(c) || !query?.where || !JSON.stringify(query.where).includes('"lte"')) return page
        const due = page.items as unknown as InstanceDoc[]
        for (const { county: own, _id, rev } of due)
          await store.update(instances, own, _id, rev, { unset: ['nextDue'] }).catch(() => undefined)
        return page
      },
    }),
  }
}

/** Stores a message again under another id, now and then, as a redelivery without its dedupe id would. */
export function doublesDeliveries(): Between {
  let stored = 0
  return {
    node: store => ({
      ...store,
      async insert(c, document, following) {
        const saved = await store.insert(c, document, following)
        if (c.name === messages.name && ++stored % 2 === 0)
          await store.insert(c, { ...document, _id: `${document._id} again` })
        return saved
      },
    }),
  }
}

/** A schedule at whose end all nodes die in the midst of the timers that fall due, and nobody touches a case after it. */
function dyingAtTimers(plan: Plan): Plan {
  const end = Math.max(...plan.visits.map(each => each.at))
  const deaths = Array.from({ length: plan.nodes }, (_, node) => ({ kind: 'kill' as const, node, turns: 1 }))
  return {
    ...plan,
    faults: [
      ...plan.faults,
      { at: end + 40, kind: 'jump', node: null, ms: 11 * 60_000 },
      { at: end + 41, kind: 'rush' },
      ...deaths.map((each, i) => ({ ...each, at: end + 44 + 2 * i })),
    ],
  }
}

export interface BrokenBuild {
  what: string
  between: () => Between
  /** What gives it away. */
  words: RegExp
  /** What is done to a schedule so that its fault is not a rare one. */
  plan?: (plan: Plan) => Plan
}

export const brokenBuilds: BrokenBuild[] = [
  {
    what: 'acknowledges before the commit',
    between: acknowledgesEarly,
    words: /acknowledged and is lost|no order explains/,
  },
  {
    what: 'trusts a lease instead of comparing and setting',
    between: trustsItsLease,
    words: /acknowledged and is lost|no order explains/,
  },
  {
    what: 'loses an entry of the outbox',
    between: losesOutboxEntries,
    words: /were told|waits for|is not there/,
  },
  {
    what: 'deletes a timer before its step',
    between: deletesTimersFirst,
    words: /is found at undefined, its timer is due/,
    plan: dyingAtTimers,
  },
  { what: 'doubles a delivery', between: doublesDeliveries, words: /nudge-\d+ was done 2 times/ },
]
