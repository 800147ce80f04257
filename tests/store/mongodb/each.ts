import { sharedMongo, type SharedMongo } from '../mongo-for-tests/index.js'

/** Tests that need the MongoDB of the run; where there is none they are reported as skipped, with the reason. */
export async function withMongo(what: string, tests: (mongo: SharedMongo) => void): Promise<void> {
  const mongo = await sharedMongo()
  if ('why' in mongo) it.skip(`${what} (not run: ${mongo.why})`, () => undefined)
  else describe(`${what}, on ${mongo.server}`, () => tests(mongo))
}
