import { createConnection, type Connection } from 'mongoose'
import type { Collection } from '../collection.js'
import { StoreError } from '../errors.js'
import type { Store } from '../port.js'
import { gridBlobs } from './blobs.js'
import { storeFailure } from './failures.js'
import { deriveAnew } from './derived.js'
import { makeIndexes, missingIndexes, type MissingIndexes } from './indexes.js'
import { modelOf } from './models.js'
import type { Row } from './rows.js'
import { mongoStore } from './store.js'

const options = {
  appName: 'huying',
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
  ignoreUndefined: true,
  maxPoolSize: 64,
  connectTimeoutMS: 5000,
  serverSelectionTimeoutMS: 5000,
  socketTimeoutMS: 30_000,
  waitQueueTimeoutMS: 10_000,
  readPreference: 'primary',
  retryReads: true,
  retryWrites: true,
  writeConcern: { w: 'majority', j: true, wtimeoutMS: 10_000 },
} as const

/**
 * Opens a database that others may use at the same time. On an empty collection the indexes are made; where they are
 * missing beside documents, `health` is red until `makeMongoIndexes` has run.
 * @param url with the name of the database; `huying` when it names none
 * @throws STORE_FAILED
 */
export async function openMongo(url: string, collections: readonly Collection<unknown>[]): Promise<Store> {
  const connection = await connect(url)
  try {
    const models = collections.map(each => modelOf(connection, each))
    const db = connection.db!
    const missing = await makeIndexes({ db, collections, models })
    const blobs = gridBlobs(db)
    await blobs.sweep()
    const incomplete = missing.length > 0
    return mongoStore({ connection, db, blobs, collections, models, incomplete })
  } catch (error) {
    await connection.close()
    throw storeFailure(error)
  }
}

/** Makes every index that is missing; with many documents this takes its time. @returns what was missing */
export async function makeMongoIndexes(
  url: string,
  collections: readonly Collection<unknown>[],
): Promise<MissingIndexes[]> {
  const connection = await connect(url)
  try {
    const models = collections.map(each => modelOf(connection, each))
    const indexed = { db: connection.db!, collections, models }
    const missing = await missingIndexes(indexed)
    await makeIndexes(indexed, c => deriveAnew(indexed.db.collection<Row>(c.name), c))
    return missing
  } catch (error) {
    throw storeFailure(error)
  } finally {
    await connection.close()
  }
}

async function connect(url: string): Promise<Connection> {
  const { hostname, pathname } = addressOf(url)
  const connection = createConnection(url, {
    ...options,
    ...(pathname.length > 1 ? {} : { dbName: 'huying' }),
  })
  try {
    return await connection.asPromise()
  } catch (cause) {
    await connection.close().catch(() => undefined)
    throw new StoreError('STORE_FAILED', `MongoDB at ${hostname} does not answer`, { cause })
  }
}

/** A replica set names several hosts with commas, which a URL may not: the first is enough for messages. */
function addressOf(url: string): URL {
  return new URL(url.replace(/^(mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?[^,/?]*)[^/?]*/, '$1'))
}
