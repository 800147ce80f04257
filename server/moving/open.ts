import { examine, openStore, type Store, type StoreOptions } from '../store/index.js'
import {
  checkUsable,
  dataVersionId,
  dataVersions,
  readDataVersion,
  type DataVersion,
} from './data-version.js'

/**
 * Opens a store when this program understands what is in it. A data folder is looked at before it is opened: opening
 * brings its indexes in line with this program.
 * @param known layout that the program knows
 * @throws MovingError NEWER, IMPORT_UNFINISHED; as openStore
 */
export async function openUsable(options: StoreOptions, known: number): Promise<Store> {
  if (!options.mongodb) checkFolder(options.data, known)
  const store = await openStore(options)
  try {
    checkUsable(await readDataVersion(store), known)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

function checkFolder(data: string, known: number): void {
  const present = examine(data)
  try {
    checkUsable(present?.document(dataVersions.name, dataVersionId) as DataVersion | undefined, known)
  } finally {
    present?.close()
  }
}
