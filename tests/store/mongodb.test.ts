import { openMongo } from '../../server/store/mongodb/open.js'
import { contract } from './contract/index.js'
import { sharedMongo } from './mongo-for-tests/index.js'

const mongo = await sharedMongo()

if ('why' in mongo) {
  it.skip(`should keep the contract on MongoDB (not run: ${mongo.why})`, () => undefined)
} else {
  contract({
    name: `MongoDB: ${mongo.server}`,
    ordersByUtf16: mongo.server.startsWith('mongo-java-server'),
    open: collections => openMongo(mongo.url(), collections),
  })
}
