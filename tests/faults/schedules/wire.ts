import type { Collection, Counties, Document, Follower, Query, Store } from '../../../server/store/index.js'
import { FollowersError, isStoreError } from '../../../server/store/index.js'

/** One call of the store on its way. */
export interface Sent<T = unknown> {
  what: string
  writes: boolean
  run(): Promise<T>
}

/** Brings a call to the store and its answer back, or not. */
export type Send = <T>(call: Sent<T>) => Promise<T>

/**
 * The store as a node sees it, over a connection that may fail. Unless `atomic`, followers are calls of their own that
 * come after the write they go with.
 */
export function wireTo(base: Store, send: Send, atomic: boolean): Store {
  const call = <T>(what: string, writes: boolean, run: () => Promise<T>) => send({ what, writes, run })
  const find: Store['find'] = (c, county, query) =>
    call(`find ${c.name}`, false, () => base.find(c, county, query))

  async function* stream<T extends Document>(c: Collection<T>, county: Counties, query: Query<T> = {}) {
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const page = await find(c, county, { ...query, limit: 20, after })
      yield* page.items
      after = page.next
    }
  }

  /** The write, then its followers one after the other, as an adapter without transactions does it. */
  async function leading<T extends Document>(
    c: Collection<T>,
    write: Promise<T>,
    followers: readonly Follower[],
  ) {
    const document = await write
    try {
      for (const each of followers)
        await call(`${each.kind} ${each.c.name}`, true, () => followOn(base, each))
    } catch (cause) {
      throw new FollowersError(c.name, document._id, document, { cause })
    }
    return document
  }

  return {
    ...base,
    followersAreAtomic: atomic,
    get: (c, county, id) => call(`get ${c.name} ${id}`, false, () => base.get(c, county, id)),
    insert(c, document, following = {}) {
      const what = `insert ${c.name} ${document._id}`
      if (atomic) return call(what, true, () => base.insert(c, document, following))
      return leading(
        c,
        call(what, true, () => base.insert(c, document, { numbered: following.numbered })),
        following.followers ?? [],
      )
    },
    update(c, county, id, rev, patch, following = {}) {
      const what = `update ${c.name} ${id} ${rev}`
      if (atomic) return call(what, true, () => base.update(c, county, id, rev, patch, following))
      return leading(
        c,
        call(what, true, () => base.update(c, county, id, rev, patch)),
        following.followers ?? [],
      )
    },
    putNewer: (c, document, field) =>
      call(`put ${c.name} ${document._id}`, true, () => base.putNewer(c, document, field)),
    remove: (c, county, id, rev) =>
      call(`remove ${c.name} ${id}`, true, () => base.remove(c, county, id, rev)),
    claim: (c, county, query, patch) =>
      call(`claim ${c.name}`, true, () => base.claim(c, county, query, patch)),
    find,
    count: (c, county, selection) => call(`count ${c.name}`, false, () => base.count(c, county, selection)),
    group: (c, county, grouping) => call(`group ${c.name}`, false, () => base.group(c, county, grouping)),
    stream,
    next: (county, sequence) => call(`next ${sequence}`, true, () => base.next(county, sequence)),
    close: () => Promise.resolve(),
  }
}

async function followOn(base: Store, follower: Follower): Promise<void> {
  const c = follower.c as Collection<Document>
  switch (follower.kind) {
    case 'insert':
      await base
        .insert(c, follower.document as Document, { numbered: follower.numbered as never })
        .catch((error: unknown) => {
          if (!isStoreError(error, 'DUPLICATE')) throw error
        })
      return
    case 'putNewer':
      await base.putNewer(c, follower.document as Document, follower.field as keyof Document)
      return
    case 'patchNewer': {
      const row = await base.get(c, follower.county, follower.id)
      const { field, patch } = follower
      const held = (row as unknown as Record<string, unknown> | undefined)?.[field]
      if (
        !row ||
        Number(held ?? -Infinity) >= Number((patch.set as Record<string, unknown> | undefined)?.[field])
      )
        return
      await base.update(c, follower.county, follower.id, row.rev, patch as object).catch((error: unknown) => {
        if (!isStoreError(error, 'STALE_REV')) throw error
        return followOn(base, follower)
      })
      return
    }
    case 'update':
      await base.update(c, follower.county, follower.id, follower.rev, follower.patch as object)
      return
    case 'remove':
      await base.remove(c, follower.county, follower.id)
  }
}
