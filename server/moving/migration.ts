import {
  EVERY_COUNTY,
  isStoreError,
  type AnyPatch,
  type Collection,
  type Document,
  type Patch,
  type Store,
} from '../store/index.js'
import { firstVersion } from './data-version.js'

/** From one layout of the stored data to the next. A released one is never edited. */
export interface Migration {
  /** Of the layout that it leads to; one more than the migration before. */
  version: number
  /** What it does, for the operator. */
  name: string
  /** Does the next part; the same part may be done again. */
  batch(context: MigrationContext): Promise<Batch>
}

export interface MigrationContext {
  store: Store
  /** As this program declares it. */
  collection(name: string): Collection<Document>
  /** Where the batch before ended; null at the beginning. */
  after: string | null
}

export interface Batch {
  /** Where the next one begins; null when nothing is left. */
  after: string | null
  /** Documents that were looked at. */
  seen: number
}

/** The layout that these migrations lead to. */
export function versionOf(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? firstVersion
}

export type StoredDocument = Document & Readonly<Record<string, unknown>>

const batchLength = 200

/** What has to change in a document; undefined when it is as it should be, also because it was changed before. */
type Changing = (
  document: StoredDocument,
  context: MigrationContext,
) => AnyPatch | undefined | Promise<AnyPatch | undefined>

/** A migration of each document of a collection by itself. */
export function ofEachDocument(name: string, change: Changing): Migration['batch'] {
  return async context => {
    const { store, collection, after } = context
    const c = collection(name)
    const { items } = await store.find(c, EVERY_COUNTY, {
      where: after === null ? {} : { _id: { gt: after } },
      sort: ['_id'],
      limit: batchLength,
    })
    await Promise.all(items.map(each => changed(context, c, each, change)))
    const last = items.length < batchLength ? undefined : items.at(-1)
    return { after: last ? last._id : null, seen: items.length }
  }
}

async function changed(
  context: MigrationContext,
  c: Collection<Document>,
  document: Document,
  change: Changing,
): Promise<void> {
  const { store } = context
  for (let now: Document | undefined = document; now;) {
    const patch = await change(now as StoredDocument, context)
    if (!patch) return
    try {
      await store.update(c, now.county, now._id, now.rev, patch as Patch<Document>)
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV') && !isStoreError(error, 'NOT_FOUND')) throw error
      now = await store.get(c, now.county, now._id)
    }
  }
}
