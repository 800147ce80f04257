import { openMemoryStore, type Collection, type Store } from '../server/store/index.js'

type Open = (collections: readonly Collection<unknown>[]) => Promise<Store>

let open: Open = openMemoryStore

/** The empty store on which whole-product tests run: SQLite in memory when nothing else is said. */
export function openTestStore(collections: readonly Collection<unknown>[]): Promise<Store> {
  return open(collections)
}

/** From now on, in this test file, the stores of whole-product tests come from here. */
export function testStoresFrom(other: Open): void {
  open = other
}
