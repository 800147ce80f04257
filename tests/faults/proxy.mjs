import { once } from 'node:events'
import { connect, createServer } from 'node:net'

/**
 * A wire between a node and its store that can be cut: connections break in the middle of whatever is under way, and
 * for a while no new one comes about.
 *
 * @param {number} port of the store, on this machine
 */
export async function openWire(port) {
  const open = new Set()
  let down = false
  const server = createServer(near => {
    if (down) return near.destroy()
    const far = connect(port, '127.0.0.1')
    const pair = [near, far]
    open.add(pair)
    const end = () => {
      open.delete(pair)
      for (const each of pair) each.destroy()
    }
    for (const each of pair) each.on('error', end).on('close', end)
    near.pipe(far)
    far.pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const breakAll = () => {
    for (const pair of [...open]) for (const each of pair) each.destroy()
  }
  return {
    port: server.address().port,
    /** Cuts the wire for so many milliseconds. */
    async cut(ms) {
      down = true
      breakAll()
      await new Promise(go => setTimeout(go, ms))
      down = false
    },
    close() {
      breakAll()
      server.close()
    },
  }
}
