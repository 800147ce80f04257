import type { Collection } from '../collection.js'
import { isStoreError, StoreError } from '../errors.js'
import type { Counties, Document, Following, Patch, Query, Store } from '../port.js'
import type { FileBlobs } from './blobs.js'
import type { Commits } from './commits.js'
import type { Connection } from './connection.js'
import { contentsOf } from './contents.js'
import { layoutOf } from './layout.js'
import { listeners } from './listeners.js'
import { counting, finding, grouping } from './reading.js'
import {
  claiming,
  inserting,
  puttingNewer,
  removing,
  updating,
  type Operation,
  type Patched,
} from './operations.js'
import { readBody, readRow } from './rows.js'

export interface Parts {
  commits: Commits
  blobs: FileBlobs
  collections: readonly Collection<unknown>[]
  backup(folder: string): Promise<void>
  /** Lets go of files and locks, after the last commit. */
  release(): Promise<void> | void
}

export function sqliteStore({ commits, blobs, collections, backup, release }: Parts): Store {
  const known = new Set(collections.map(each => each.name))
  let closing: Promise<void> | undefined

  function checkOpen(): void {
    if (closing) throw new StoreError('STORE_CLOSED', 'the store is closed')
  }

  function check(c: Collection<unknown>): void {
    checkOpen()
    if (!known.has(c.name))
      throw new StoreError('UNKNOWN_COLLECTION', `${c.name} was not named when the store opened`)
  }

  const { told, writing } = listeners()

  // These two are async so that what is refused at once is refused as everything else: by the promise.
  async function write(
    c: Collection<unknown>,
    id: string | undefined,
    prepare: () => Operation,
  ): Promise<unknown> {
    check(c)
    const operation = prepare()
    return writing(c, id, undefined, () => commits.write(operation))
  }

  function checkAll(c: Collection<unknown>, { followers }: Pick<Following<Document>, 'followers'>): void {
    check(c)
    followers?.forEach(each => check(each.c))
  }

  async function read<T>(c: Collection<unknown>, prepare: () => (db: Connection) => T): Promise<T> {
    check(c)
    return commits.read(prepare())
  }

  const find: Store['find'] = (c, county, query = {}) => read(c, () => finding(c, county, query))

  async function* stream<T extends Document>(c: Collection<T>, county: Counties, query: Query<T> = {}) {
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const page = await find(c, county, { ...query, limit: 500, after })
      yield* page.items
      after = page.next
    }
  }

  return {
    get: <T extends Document>(c: Collection<T>, county: string, id: string) =>
      read(c, () => db => readRow(db, layoutOf(c), county, id) as T | undefined),
    followersAreAtomic: true,
    async insert(c, document, following = {}) {
      checkAll(c, following)
      const { operation, result } = inserting(c, document, following)
      const { followers } = following
      const number = await writing(c, document._id, followers, () => commits.write(operation))
      return following.numbered ? { ...result, [following.numbered.field]: number } : result
    },
    async update<T extends Document>(
      c: Collection<T>,
      county: string,
      id: string,
      rev: number,
      patch: Patch<T>,
      following: Following<T> = {},
    ) {
      checkAll(c, following)
      const { operation, result } = updating(c, county, id, rev, patch, following)
      const written = await writing(c, id, following.followers, () => commits.write(operation))
      return result ?? documentOf<T>(county, written as Patched)
    },
    putNewer: (c, document, field) =>
      write(c, document._id, () => puttingNewer(c, document, field)) as Promise<'written' | 'older'>,
    remove: (c, county, id, rev) => write(c, id, () => removing(c, county, id, rev)) as Promise<boolean>,
    async claim<T extends Document>(
      c: Collection<T>,
      county: string,
      query: Pick<Query<T>, 'where' | 'or' | 'sort'>,
      patch: Patch<T>,
    ) {
      const claimed = await write(c, undefined, () => claiming(c, county, query, patch))
      return claimed === undefined ? undefined : documentOf<T>(county, claimed as Patched)
    },
    find,
    count: (c, county, selection = {}) => read(c, () => counting(c, county, selection)),
    group: (c, county, wanted) => read(c, () => grouping(c, county, wanted)),
    stream,
    async next(county, sequence) {
      checkOpen()
      return (await commits.write({ do: 'next', county, sequence })) as number
    },
    blobs,
    contents: contentsOf(commits, check, checkOpen, writing),
    told,
    async health() {
      try {
        checkOpen()
        if (commits.failure()) await commits.write({ do: 'probe' })
        return { writable: true }
      } catch (error) {
        return {
          writable: false,
          why: isStoreError(error) ? `${error.code}: ${error.message}` : String(error),
        }
      }
    },
    backup: folder => blobs.whileKept(() => backup(folder)),
    close() {
      closing ??= finish()
      return closing
    },
  }

  async function finish(): Promise<void> {
    await blobs.finish()
    await commits.end()
    await release()
  }
}

function documentOf<T extends Document>(county: string, { id, rev, body, opaque }: Patched): T {
  return readBody({ _id: id, county, rev, body, _opaque: opaque }) as unknown as T
}
