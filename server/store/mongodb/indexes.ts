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
 * Makes the indexes that are missing; with `onlyEmpty` only where there is no document yet and it costs nothing.
 * @returns what is still missing
 */
export async function makeIndexes(
  models: readonly Model<unknown>[],
  { onlyEmpty }: { onlyEmpty: boolean },
): Promise<MissingIndexes[]> {
  const missing = await missingIndexes(models)
  const left = await Promise.all(
    missing.map(async each => {
      const model = models.find(one => one.collection.name === each.collection)!
      if (onlyEmpty && (await model.collection.findOne({}, { projection: { _id: 1 } }))) return [each]
      await model.createIndexes()
      return []
    }),
  )
  return left.flat()
}
