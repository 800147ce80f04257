import { openMongo } from '../../server/store/mongodb/open.js'
import { contract } from './contract/index.js'
import { sharedMongo } from './mongo-for-tests/index.js'

const mongo = await sharedMongo()

/** What only a mongod, or several, can show: no test here does. */
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
  it('should be said which server kept it, and what it cannot prove', () => {
    console.info(`${mongo.server} does not show that the store would\n- ${unproven.join('\n- ')}`)
    expect(mongo.server).toMatch(/\d+\.\d+/)
  })
}
