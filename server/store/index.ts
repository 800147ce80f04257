// Opening a store. Everything else is in the port.
import type { Collection } from './collection.js'
import type { StoreMeter } from './metered.js'
import type { MissingIndexes } from './mongodb/indexes.js'
import type { Store } from './port.js'
import { openFolder, openMemory } from './sqlite/open.js'

export * from './port.js'
export { createGate, gated, type Gate } from './gated.js'
export { copyOfFolder } from './sqlite/backup.js'
export { damageOf } from './sqlite/failures.js'
export { examine, holdFolder, type Examined } from './sqlite/examine.js'

export interface StoreOptions {
  /** The data folder; it is made when it is not there. */
  data: string
  /** The address of a MongoDB database, which keeps the data then; the folder is not touched. */
  mongodb?: string | null
  /** All that will be used, each with the same declaration everywhere. */
  collections: readonly Collection<unknown>[]
  /** Hears of each commit of the data folder. */
  meter?: Pick<StoreMeter, 'committed'>
}

/**
 * Opens the store of a data folder, for this process alone, or a MongoDB database, which other nodes may use too.
 * @throws DATA_LOCKED while another process has the folder, STORE_FAILED when MongoDB does not answer
 */
export async function openStore({ data, mongodb, collections, meter }: StoreOptions): Promise<Store> {
  if (!mongodb) return openFolder(data, collections, meter)
  const { openMongo } = await mongoAdapter()
  return openMongo(mongodb, collections)
}

/** Makes the indexes that a MongoDB database lacks, beside all its documents. @returns what was missing */
export async function makeMongoIndexes(
  mongodb: string,
  collections: readonly Collection<unknown>[],
): Promise<MissingIndexes[]> {
  return (await mongoAdapter()).makeMongoIndexes(mongodb, collections)
}

/** Loaded only where it is used: mongoose takes its time and memory. */
function mongoAdapter() {
  return import('./mongodb/open.js')
}

/** A store without a folder, gone when it closes: for tests and for running a diagram by hand. */
export function openMemoryStore(collections: readonly Collection<unknown>[]): Promise<Store> {
  return openMemory(collections)
}
