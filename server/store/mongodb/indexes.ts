import type { Model, mongo } from 'mongoose'
import type { Collection } from '../collection.js'
import { declareText, otherTexts } from './declared.js'

export interface MissingIndexes {
  collection: string
  /** The fields of each, as MongoDB is told, and those of the text search when they are others now. */
  indexes: string[]
}

export interface Indexed {
  db: mongo.Db
  collections: readonly Collection<unknown>[]
  models: readonly Model<unknown>[]
}

/** Which declared indexes a database lacks. */
export async function missingIndexes({ db, collections, models }: Indexed): Promise<MissingIndexes[]> {
  const texts = new Map((await otherTexts(db, collections)).map(each => [each.collection, each.indexes]))
  const found = await Promise.all(
    models.map(async model => {
      const { toCreate } = (await model.diffIndexes()) as { toCreate: object[] }
      const { name: collection } = model.collection
      const indexes = toCreate.map(keys => JSON.stringify(keys))
      return { collection, indexes: [...indexes, ...(texts.get(collection) ?? [])] }
    }),
  )
  return found.filter(each => each.indexes.length > 0)
}

/**
 * Makes the indexes that are missing where there is no document yet and it costs nothing; elsewhere too when
 * `beforeOthers` is given, which makes a filled collection ready for its indexes.
 * @returns what is still missing
 */
export async function makeIndexes(
  indexed: Indexed,
  beforeOthers?: (c: Collection<unknown>) => Promise<void>,
): Promise<MissingIndexes[]> {
  const missing = await missingIndexes(indexed)
  const left = await Promise.all(
    missing.map(async each => {
      const model = indexed.models.find(one => one.collection.name === each.collection)!
      const c = indexed.collections.find(one => one.name === each.collection)!
      const filled = await model.collection.findOne({}, { projection: { _id: 1 } })
      if (filled && !beforeOthers) return [each]
      if (filled) await beforeOthers?.(c)
      await model.createIndexes()
      await declareText(indexed.db, c)
      return []
    }),
  )
  return left.flat()
}
