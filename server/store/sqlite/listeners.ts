import type { Collection } from '../collection.js'
import type { Follower, Hearing } from '../port.js'

/** Does a write of a document with its followers, telling whoever listens to their collections. */
export type Writing = <T>(
  c: Pick<Collection<unknown>, 'name'>,
  id: string | undefined,
  followers: readonly Follower[] | undefined,
  write: () => Promise<T>,
) => Promise<T>

/** Those who want to be told of the writes to some collections. */
export function listeners(): { told: Hearing; writing: Writing } {
  const hearing = new Map<string, ((id: string | undefined) => void)[]>()

  const tell = (collection: string, id: string | undefined) =>
    hearing.get(collection)?.forEach(hear => hear(id))

  return {
    told: (collection, hear) => void hearing.set(collection, [...(hearing.get(collection) ?? []), hear]),
    async writing(c, id, followers, write) {
      const all = () => {
        if (hearing.size === 0) return
        tell(c.name, id)
        if (followers)
          for (const each of followers) tell(each.c.name, 'document' in each ? each.document._id : each.id)
      }
      all()
      try {
        return await write()
      } finally {
        // Also those who began to listen meanwhile.
        all()
      }
    },
  }
}
