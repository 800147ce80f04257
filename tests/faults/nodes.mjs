import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openWire } from './proxy.mjs'
import { startServer } from './server.mjs'

/**
 * The nodes of a campaign, each with a folder of its own and, on MongoDB, a wire of its own that can be cut.
 *
 * @param {{ count: number, data: string, mongo?: { port: number, database: string } }} where
 */
export async function openNodes({ count, data, mongo }) {
  const nodes = []
  let ahead = 0
  for (let i = 0; i < count; i++) {
    const folder = mongo ? join(data, `node-${i}`) : data
    mkdirSync(folder, { recursive: true })
    const wire = mongo && (await openWire(mongo.port))
    const mongodb = wire && `mongodb://127.0.0.1:${wire.port}/${mongo.database}`
    nodes.push({ place: { data: folder, mongodb }, wire, server: undefined })
  }

  async function start(node) {
    node.server = await startServer(node.place, Date.now() + ahead)
  }

  return {
    count,
    /** What the clocks show, ms. */
    now: () => Date.now() + ahead,
    /** Between two lives of all nodes. */
    pass: ms => void (ahead += ms),
    setClock: at => void (ahead = at - Date.now()),
    /** An address to ask at. */
    address: random => nodes[Math.floor(random() * count)].server.url,
    startAll: () => Promise.all(nodes.map(start)),
    stopAll: () => Promise.all(nodes.map(each => each.server?.stop())),
    killAll: () => Promise.all(nodes.map(each => each.server?.kill())),
    async killAndStart(i) {
      await nodes[i].server.kill()
      await start(nodes[i])
    },
    cut: (i, ms) => nodes[i].wire.cut(ms),
    /** What the nodes wrote as errors, one line each. */
    errors: () =>
      nodes.flatMap(({ place }) =>
        readFileSync(join(place.data, 'huying.log'), 'utf8')
          .split('\n')
          .filter(line => line.includes('"level":50') || line.includes('"level":60')),
      ),
    async close() {
      await this.killAll()
      for (const { wire } of nodes) wire?.close()
    },
  }
}
