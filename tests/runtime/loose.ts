import { FollowersError, isStoreError, type Follower, type Store } from '../../server/store/index.js'

/** A store whose followers come one by one after the write that brings them, as on a database without transactions. */
export function loose(store: Store): Store {
  const after = async <T extends { _id: string }>(
    name: string,
    saved: T,
    followers: readonly Follower[] = [],
  ) => {
    try {
      for (const each of followers) await write(store, each)
      return saved
    } catch (cause) {
      throw new FollowersError(name, saved._id, saved, { cause })
    }
  }
  const own: Partial<Store> = {
    followersAreAtomic: false,
    insert: async (c, document, following) =>
      after(c.name, await store.insert(c, document, { numbered: following?.numbered }), following?.followers),
    update: async (c, county, id, rev, patch, following) =>
      after(c.name, await store.update(c, county, id, rev, patch), following?.followers),
  }
  return new Proxy(store, {
    get: (target, name: keyof Store) => own[name] ?? target[name],
    has: (target, name) => name in target,
  })
}

async function write(store: Store, follower: Follower): Promise<void> {
  const c = follower.c as Parameters<Store['putNewer']>[0]
  switch (follower.kind) {
    case 'insert':
      await store
        .insert(c, follower.document, { numbered: follower.numbered as never })
        .catch((error: unknown) => {
          if (!isStoreError(error, 'DUPLICATE')) throw error
        })
      return
    case 'putNewer':
      await store.putNewer(c, follower.document, follower.field as never)
      return
    case 'patchNewer': {
      const { county, id, field, patch } = follower
      const row = await store.get(c, county, id)
      const number = (patch.set as Record<string, unknown>)[field] as number
      const held = (row as unknown as Record<string, unknown> | undefined)?.[field]
      if (row && !(typeof held === 'number' && held >= number))
        await store.update(c, county, id, row.rev, patch as object)
      return
    }
    case 'update':
      await store.update(c, follower.county, follower.id, follower.rev, follower.patch as object)
      return
    case 'remove':
      await store.remove(c, follower.county, follower.id)
  }
}
