// Which layout the stored data have. It stands in the store itself, so that whoever opens it knows whether they
// understand it.
import { collection, EVERY_COUNTY, type Collection, type Document, type Store } from '../store/index.js'
import { MovingError, newer } from './errors.js'

export interface DataVersion extends Document {
  version: number
  /** The program that made it so, e.g. `huying 0.1.0`. */
  program: string
  /** Milliseconds UTC. */
  at: number
  /** A migration that is under way, and how far it is. */
  upgrading?: { to: number; after: string | null; seen: number }
  /** An import that is under way: which one, and how far it is. */
  importing?: { manifest: string; part: number; chunk: number }
}

export const dataVersions = collection<DataVersion>('dataVersion')

/** It concerns the whole store; a document needs a county. */
export const everywhere = '*'
/** Of the one document. */
export const dataVersionId = 'data'

/** The layout that stores had before they said which. */
export const firstVersion = 1

export function readDataVersion(store: Store): Promise<DataVersion | undefined> {
  return store.get(dataVersions, everywhere, dataVersionId)
}

export function stamp(
  store: Store,
  fields: Pick<DataVersion, 'version' | 'program' | 'at' | 'importing'>,
): Promise<DataVersion> {
  return store.insert(dataVersions, { _id: dataVersionId, county: everywhere, ...fields })
}

/**
 * Refuses what this program must not open.
 * @throws MovingError NEWER, IMPORT_UNFINISHED
 */
export function checkUsable(stored: DataVersion | undefined, known: number): void {
  if (!stored) return
  if (stored.version > known) throw newer('store', stored.version, known, stored.program)
  if (stored.importing) {
    throw new MovingError('IMPORT_UNFINISHED', {
      zh: '数据没有导入完：请用 huying import DIR --resume 接着导入，做完才能启动。',
      en: 'An import into this store is not finished: go on with huying import DIR --resume before it is used.',
    })
  }
}

/** Whether the store holds nothing at all, whatever it says of itself. */
export async function isEmpty(store: Store, collections: readonly Collection<unknown>[]): Promise<boolean> {
  for (const each of collections) {
    if (each.name === dataVersions.name) continue
    if ((await store.count(each as Collection<Document>, EVERY_COUNTY)) > 0) return false
  }
  for await (const _ of store.contents.sequences()) return false
  for await (const _ of store.contents.blobs()) return false
  return true
}
