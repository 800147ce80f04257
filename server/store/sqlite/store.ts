import type { Collection } from '../collection.js'
import { isStoreError, StoreError } from '../errors.js'
import type { Counties, Document, Query, Store } from '../port.js'
import type { FileBlobs } from './blobs.js'
import type { Commits } from './commits.js'
import type { Connection } from './connection.js'
import { contentsOf } from './contents.js'
import { counting, finding, grouping } from './reading.js'
import { readRow } from './rows.js'
import { claiming, inserting, leading, puttingNewer, removing, updating } from './writing.js'

export interface Parts {
  connection: Connection
  commits: Commits
  blobs: FileBlobs
  collections: readonly Collection<unknown>[]
  backup(folder: string): Promise<void>
  /** Lets go of files and locks, after the last commit. */
  release(): Promise<void> | void
}

export function sqliteStore({ connection, commits, blobs, collections, backup, release }: Parts): Store {
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

  // These two are async so that what is refused at once is refused as everything else: by the promise.
  async function write<T>(c: Collection<unknown>, prepare: () => (db: Connection) => T): Promise<T> {
    check(c)
    const operation = prepare()
    return commits.write(() => operation(connection))
  }

  async function read<T>(c: Collection<unknown>, prepare: () => (db: Connection) => T): Promise<T> {
    check(c)
    const operation = prepare()
    return commits.read(() => operation(connection))
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
      read(c, () => db => readRow(db, c, county, id) as T | undefined),
    followersAreAtomic: true,
    insert: (c, document, { followers } = {}) =>
      write(c, () => {
        followers?.forEach(each => check(each.c))
        return leading(c, document._id, inserting(c, document), followers)
      }),
    update: (c, county, id, rev, patch, { followers } = {}) =>
      write(c, () => {
        followers?.forEach(each => check(each.c))
        return leading(c, id, updating(c, county, id, rev, patch), followers)
      }),
    putNewer: (c, document, field) => write(c, () => puttingNewer(c, document, field)),
    remove: (c, county, id, rev) => write(c, () => removing(c, county, id, rev)),
    claim: (c, county, query, patch) => write(c, () => claiming(c, county, query, patch)),
    find,
    count: (c, county, selection = {}) => read(c, () => counting(c, county, selection)),
    group: (c, county, wanted) => read(c, () => grouping(c, county, wanted)),
    stream,
    async next(county, sequence) {
      checkOpen()
      return commits.write(() => nextNumber(connection, county, sequence))
    },
    blobs,
    contents: contentsOf(connection, commits, check, checkOpen),
    async health() {
      try {
        checkOpen()
        if (commits.failure()) await commits.write(() => tryWriting(connection))
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
    commits.end()
    await release()
  }
}

function nextNumber(connection: Connection, county: string, sequence: string): number {
  const sql = `INSERT INTO "_sequences" VALUES (?, ?, 1)
    ON CONFLICT (county, name) DO UPDATE SET value = value + 1 RETURNING value`
  return connection.first(sql, county, sequence)!.value as number
}

/** Needs as much room as a document of some size, so that health does not come back for a moment only. */
function tryWriting(connection: Connection): void {
  connection.run('INSERT OR REPLACE INTO "_probe" VALUES (1, randomblob(65536))')
}
