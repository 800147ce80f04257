import { openMongo } from '../../server/store/mongodb/open.js'
import { contract } from './contract/index.js'
import { sharedMongo } from './mongo-for-tests/index.js'

const mongo = await sharedMongo()

/** What only a mongod can show; of these the report says that they were not run. */
const unproven = [
  'keep what a majority holds when the primary fails over',
  'be retried by the driver (a transaction number applied once)',
  'report a write concern that was not reached',
  'work on a sharded cluster',
  'outlive a server that is killed',
]

if ('why' in mongo) {
  it.skip(`should keep the contract on MongoDB (not run: ${mongo.why})`, () => undefined)
} else {
  contract({
    name: `MongoDB: ${mongo.server}`,
    ordersByUtf16: mongo.server.startsWith('mongo-java-server'),
    open: collections => openMongo(mongo.url(), collections),
  })
  it.skip.each(unproven)(`should %s (not run on ${mongo.server})`, () => undefined)
}
