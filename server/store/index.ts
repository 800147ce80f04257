// Opening a store. Everything else is in the port.
import type { Collection } from './collection.js'
import type { Store } from './port.js'
import { openFolder, openMemory } from './sqlite/open.js'

export * from './port.js'

export interface StoreOptions {
  /** The data folder; it is made when it is not there. */
  data: string
  /** All that will be used, each with the same declaration everywhere. */
  collections: readonly Collection<unknown>[]
}

/** Opens the store of a data folder, for this process alone. @throws DATA_LOCKED while another has it */
export function openStore({ data, collections }: StoreOptions): Promise<Store> {
  return openFolder(data, collections)
}

/** A store without a folder, gone when it closes: for tests and for running a diagram by hand. */
export function openMemoryStore(collections: readonly Collection<unknown>[]): Promise<Store> {
  return openMemory(collections)
}
