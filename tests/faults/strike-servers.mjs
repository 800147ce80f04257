import { NoMongo, startMongo } from '../store/mongo-for-tests/server.mjs'
import { campaign } from './campaign.mjs'

/**
 * A campaign against the real service on this store: one node on SQLite, on MongoDB as many as are wanted. Without a
 * MongoDB that can be had it says so and does nothing.
 *
 * @param {{ store: 'sqlite' | 'mongo', nodes?: number, rounds: number, open: number, seed: number,
 *   say(line: string): void }} plan
 * @returns {Promise<string[]>} what is wrong, one sentence each
 */
export async function strikeServers({ store, nodes, say, ...plan }) {
  if (store === 'sqlite') {
    say('SQLite, one node')
    return campaign({ ...plan, say })
  }
  let mongo
  try {
    mongo = await startMongo()
  } catch (error) {
    if (!(error instanceof NoMongo)) throw error
    say(`MongoDB left out: ${error.message}`)
    return []
  }
  try {
    if (mongo.port === undefined) {
      say('MongoDB left out: wires can only be laid to a server of this machine; unset MONGODB_URL')
      return []
    }
    const count = nodes ?? 2
    say(`${mongo.server}, ${count} nodes`)
    const database = `faults-${process.pid}-${plan.seed}`
    return await campaign({ ...plan, nodes: count, mongo: { port: mongo.port, database }, say })
  } finally {
    await mongo.stop()
  }
}
