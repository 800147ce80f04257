import { isStoreError, makeMongoIndexes, type StoreOptions } from '../store/index.js'
import { UsageError } from './help.js'

/** `huying indexes`: makes the indexes that the database of MONGODB_URL lacks, while services run on it. */
export async function indexes(given: string[], where: () => StoreOptions): Promise<number> {
  if (given.length > 0) throw new UsageError('indexes takes no arguments')
  const { mongodb, collections } = where()
  if (!mongodb) throw new UsageError('MONGODB_URL is not set; SQLite makes its indexes by itself')
  try {
    const made = await makeMongoIndexes(mongodb, collections)
    for (const { collection, indexes: keys } of made) console.log(`${collection}: ${keys.join(', ')}`)
    console.log(made.length === 0 ? 'No index was missing.' : 'Every index is there now.')
    return 0
  } catch (error) {
    if (!isStoreError(error)) throw error
    console.error(error.message)
    return 1
  }
}
