import type { Model } from 'mongoose'

export interface MissingIndexes {
  collection: string
  /** The fields of each, as MongoDB is told. */
  indexes: string[]
}

/** Which declared indexes a database lacks. */
export async function missingIndexes(models: readonly Model<unknown>[]): Promise<MissingIndexes[]> {
  const found = await Promise.all(
    models.map(async model => {
      const { toCreate } = (await model.diffIndexes()) as { toCreate: object[] }
      return { collection: model.collection.name, indexes: toCreate.map(keys => JSON.stringify(keys)) }
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
  models: readonly Model<unknown>[],
  beforeOthers?: (collection: string) => Promise<void>,
): Promise<MissingIndexes[]> {
  const missing = await missingIndexes(models)
  const left = await Promise.all(
    missing.map(async each => {
      const model = models.find(one => one.collection.name === each.collection)!
      const filled = await model.collection.findOne({}, { projection: { _id: 1 } })
      if (filled && !beforeOthers) return [each]
      if (filled) await beforeOthers?.(each.collection)
      await model.createIndexes()
      return []
    }),
  )
  return left.flat()
}
