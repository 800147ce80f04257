// Which fields the text search reads stands in no index: each collection's are written down beside the data, so that a
// change of the declaration is noticed.
import type { mongo } from 'mongoose'
import type { Collection } from '../collection.js'
import { isDuplicate } from './failures.js'
import type { MissingIndexes } from './indexes.js'
import { insist } from './settling.js'

interface Declared {
  _id: string
  /** Fields that the text search reads. */
  text: string[]
}

const declaredIn = (db: mongo.Db) => db.collection<Declared>('_declarations')

/** Collections whose documents were made ready for a text search of other fields than these. */
export async function otherTexts(
  db: mongo.Db,
  collections: readonly Collection<unknown>[],
): Promise<MissingIndexes[]> {
  const known = await insist(() => declaredIn(db).find({}).toArray())
  const declared = new Map(known.map(({ _id, text }) => [_id, text]))
  return collections
    .filter(({ name, text }) => String(declared.get(name) ?? []) !== String(text))
    .map(({ name, text }) => ({ collection: name, indexes: [`text of ${text.join(', ') || 'nothing'}`] }))
}

/** Writes down that the documents of a collection are ready for the text search as it is declared. */
export async function declareText(db: mongo.Db, { name, text }: Collection<unknown>): Promise<void> {
  const write = () => declaredIn(db).updateOne({ _id: name }, { $set: { text: [...text] } }, { upsert: true })
  // Of two nodes that are the first to do so one may be told that the other was.
  await insist(write).catch((error: unknown) => {
    if (!isDuplicate((error as Error).cause)) throw error
  })
}
