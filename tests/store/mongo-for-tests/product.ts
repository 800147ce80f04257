import { jest } from '@jest/globals'
import type { Store } from '../../../server/store/index.js'
import { openMongo } from '../../../server/store/mongodb/open.js'
import { testStoresFrom } from '../../test-store.js'
import { sharedMongo } from './index.js'

/**
 * Runs whole-product tests on MongoDB as well.
 * @param tests loads the files of the tests, which are the same on every store
 */
export async function onMongo(what: string, tests: () => Promise<unknown>): Promise<void> {
  const mongo = await sharedMongo()
  if ('why' in mongo) {
    it.skip(`should do the same on MongoDB: ${what} (not run: ${mongo.why})`, () => undefined)
    return
  }
  jest.setTimeout(60_000)
  const opened: Store[] = []
  testStoresFrom(async collections => {
    const store = await openMongo(mongo.url(), collections)
    opened.push(store)
    return store
  })
  await tests()
  // After theirs: an open connection keeps the process from ending.
  afterAll(() => Promise.all(opened.map(store => store.close())))
}
