import type { Connection, Model, mongo } from 'mongoose'
import type { Collection } from '../collection.js'
import { isStoreError, StoreError } from '../errors.js'
import type { Blobs, Counties, Document, Health, Query, Store } from '../port.js'
import type { GridBlobs } from './blobs.js'
import { contentsOf } from './contents.js'
import { storeFailure } from './failures.js'
import { leading } from './followers.js'
import { missingIndexes } from './indexes.js'
import { counting, finding, grouping } from './reading.js'
import type { Row } from './rows.js'
import { nextNumber, type NextNumber, type Sequence } from './sequences.js'
import { tableOf, type Rows, type Table } from './table.js'
import { claiming, inserting, puttingNewer, readDocument, removing, updating } from './writing.js'

export interface Parts {
  connection: Connection
  db: mongo.Db
  blobs: GridBlobs
  collections: readonly Collection<unknown>[]
  models: readonly Model<unknown>[]
  /** Whether indexes are known to be missing when the store opens. */
  incomplete: boolean
}

const probeMs = 2000

export function mongoStore({ connection, db, blobs, collections, models, incomplete }: Parts): Store {
  const known = new Map(collections.map(each => [each.name, tableOf(db.collection<Row>(each.name))]))
  const sequences = db.collection<Sequence>('_sequences')
  const begun = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined
  let lacking = incomplete

  function checkOpen(): void {
    if (closing) throw new StoreError('STORE_CLOSED', 'the store is closed')
  }

  /** What has begun before the close is waited for. */
  async function doing<T>(work: () => Promise<T>): Promise<T> {
    checkOpen()
    const promise = work()
    begun.add(promise)
    try {
      return await promise
    } finally {
      begun.delete(promise)
    }
  }

  function tableFor(c: Collection<unknown>): Table {
    const table = known.get(c.name)
    if (!table) throw new StoreError('UNKNOWN_COLLECTION', `${c.name} was not named when the store opened`)
    return table
  }

  function on<T>(c: Collection<unknown>, prepare: () => (table: Table) => Promise<T>): Promise<T> {
    return doing(async () => prepare()(tableFor(c)))
  }

  const draw: NextNumber = (county, sequence) => nextNumber(sequences, county, sequence)

  const find: Store['find'] = (c, county, query = {}) => on(c, () => reading(finding(c, county, query)))

  async function* stream<T extends Document>(c: Collection<T>, county: Counties, query: Query<T> = {}) {
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const page = await find(c, county, { ...query, limit: 500, after })
      yield* page.items
      after = page.next
    }
  }

  const guarded: Blobs = {
    put: (county, id, content, about) => doing(() => blobs.put(county, id, content, about)),
    head: (county, id) => doing(() => blobs.head(county, id)),
    get: (county, id) => doing(() => blobs.get(county, id)),
    remove: (county, id) => doing(() => blobs.remove(county, id)),
  }

  return {
    get: <T extends Document>(c: Collection<T>, county: string, id: string) =>
      on(c, () => async table => {
        return (await readDocument(table, county, id)) as unknown as T | undefined
      }),
    followersAreAtomic: false,
    insert: (c, document, { followers, numbered } = {}) =>
      on(c, () => {
        const insert = inserting(c, document, numbered && { ...numbered, next: draw })
        return leading(c, document._id, insert, tableFor, draw, followers)
      }),
    update: (c, county, id, rev, patch, { followers, from } = {}) =>
      on(c, () => leading(c, id, updating(c, county, id, rev, patch, from), tableFor, draw, followers)),
    putNewer: (c, document, field) => on(c, () => puttingNewer(c, document, field)),
    remove: (c, county, id, rev) => on(c, () => removing(c, county, id, rev)),
    claim: (c, county, query, patch) => on(c, () => claiming(c, county, query, patch)),
    find,
    count: (c, county, selection = {}) => on(c, () => reading(counting(c, county, selection))),
    group: (c, county, wanted) => on(c, () => reading(grouping(c, county, wanted))),
    stream,
    next: (county, sequence) => doing(() => draw(county, sequence)),
    blobs: guarded,
    contents: contentsOf(db, c => tableFor(c).rows, doing),
    health: async () => {
      try {
        checkOpen()
        return await probe()
      } catch (error) {
        const failure = storeFailure(error)
        const why = isStoreError(failure) ? `${failure.code}: ${failure.message}` : String(failure)
        return { writable: false, why }
      }
    },
    backup: () =>
      Promise.reject(
        new StoreError(
          'INVALID_QUERY',
          'MongoDB is backed up with its own tools, or by `huying export` when every node has stopped',
        ),
      ),
    close() {
      closing ??= Promise.allSettled(begun).then(() => connection.close())
      return closing
    },
  }

  async function probe(): Promise<Health> {
    await db
      .collection<{ _id: string; n: number }>('_probe')
      .updateOne({ _id: 'probe' }, { $inc: { n: 1 } }, { upsert: true, timeoutMS: probeMs })
    if (lacking) {
      const missing = await missingIndexes({ db, collections, models })
      lacking = missing.length > 0
      if (lacking) {
        const names = missing.map(each => each.collection).join(', ')
        return {
          writable: false,
          why: `STORE_FAILED: indexes are missing on ${names}; run \`npx huying indexes\``,
        }
      }
    }
    return { writable: true }
  }
}

function reading<T>(read: (rows: Rows) => Promise<T>): (table: Table) => Promise<T> {
  return ({ rows }) => read(rows)
}
