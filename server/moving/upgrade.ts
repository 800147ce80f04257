import { isStoreError, type Collection, type Document, type Store } from '../store/index.js'
import {
  checkUsable,
  dataVersions,
  everywhere,
  firstVersion,
  isEmpty,
  readDataVersion,
  stamp,
  type DataVersion,
} from './data-version.js'
import { versionOf, type Migration } from './migration.js'

export interface Upgrade {
  store: Store
  /** All that the store was opened with. */
  collections: readonly Collection<unknown>[]
  migrations: readonly Migration[]
  program: string
  now: () => number
  /** Called after every batch. */
  tell?: (step: { name: string; version: number; seen: number }) => void
  /** Ends it between two batches; the next start goes on from there. */
  stopped?: () => boolean
}

/**
 * Brings the stored data to the layout of this program: an empty store is stamped, an older one goes through its
 * migrations. Broken off, it goes on from the last batch; several nodes may do it at once.
 * @throws MovingError NEWER, IMPORT_UNFINISHED
 */
export async function upgrade({ store, collections, migrations, ...rest }: Upgrade): Promise<void> {
  const known = versionOf(migrations)
  for (let stored = await stamped(store, collections, known, rest); ;) {
    checkUsable(stored, known)
    if (stored.version === known || rest.stopped?.()) return
    const migration = migrations.find(each => each.version > stored.version)!
    const [after, seen] =
      stored.upgrading?.to === migration.version ? [stored.upgrading.after, stored.upgrading.seen] : [null, 0]
    const batch = await migration.batch({ store, collection: named(collections), after })
    const progress = { to: migration.version, after: batch.after, seen: seen + batch.seen }
    rest.tell?.({ name: migration.name, version: migration.version, seen: progress.seen })
    stored = await record(store, stored, {
      ...(batch.after === null
        ? { version: migration.version, program: rest.program, at: rest.now(), upgrading: undefined }
        : { upgrading: progress }),
    })
  }
}

async function stamped(
  store: Store,
  collections: readonly Collection<unknown>[],
  known: number,
  { program, now }: Pick<Upgrade, 'program' | 'now'>,
): Promise<DataVersion> {
  const stored = await readDataVersion(store)
  if (stored) return stored
  const version = (await isEmpty(store, collections)) ? known : firstVersion
  try {
    return await stamp(store, { version, program, at: now() })
  } catch (error) {
    if (isStoreError(error, 'DUPLICATE')) return stamped(store, collections, known, { program, now })
    throw error
  }
}

/** What was reached; when another node was quicker, what that one has reached: a batch may be done twice. */
async function record(store: Store, from: DataVersion, set: Partial<DataVersion>): Promise<DataVersion> {
  try {
    return await store.update(dataVersions, everywhere, from._id, from.rev, { set })
  } catch (error) {
    if (!isStoreError(error, 'STALE_REV')) throw error
    return (await readDataVersion(store))!
  }
}

function named(collections: readonly Collection<unknown>[]): (name: string) => Collection<Document> {
  return name => {
    const found = collections.find(each => each.name === name)
    if (!found) throw new Error(`no collection is named ${name}`)
    return found as Collection<Document>
  }
}
