import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net'

/** Where a connection is cut: before the server hears of a command, or before the client hears the answer. */
export type Cut = 'before' | 'after'

export interface Proxy {
  /** The same address, by way of the proxy. */
  url: string
  cuts: Record<Cut, number>
  close(): Promise<void>
}

/**
 * Stands between a client and a server and cuts connections.
 * @param decide is asked for each command (its name, and its place among all); undefined lets it through
 */
export async function cuttingProxy(
  url: string,
  decide: (command: string, n: number) => Cut | undefined,
): Promise<Proxy> {
  const { hostname, port } = new URL(url)
  const cuts = { before: 0, after: 0 }
  const open = new Set<Socket>()
  let n = 0

  const server = createServer(client => {
    const upstream = createConnection({ host: hostname, port: Number(port) })
    const doomed = new Set<number>()
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.setNoDelay().on('error', end).on('close', end)
    }
    frames(client, frame => {
      const cut = decide(commandOf(frame), n++)
      if (cut) cuts[cut]++
      if (cut === 'before') return end()
      if (cut === 'after') doomed.add(frame.readInt32LE(4))
      upstream.write(frame)
    })
    frames(upstream, frame => {
      if (doomed.has(frame.readInt32LE(8))) return end()
      client.write(frame)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const at = (server.address() as AddressInfo).port
  return {
    url: url.replace(`${hostname}:${port}`, `127.0.0.1:${at}`),
    cuts,
    close() {
      for (const socket of open) socket.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

/** Messages of MongoDB's protocol begin with their length. */
function frames(socket: Socket, each: (frame: Buffer) => void): void {
  let held = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk])
    while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
      const size = held.readInt32LE(0)
      const frame = Buffer.from(held.subarray(0, size))
      held = held.subarray(size)
      each(frame)
    }
  })
}

const opMessage = 2013

/** The first key of the command document; the greeting of a new connection has none here. */
function commandOf(frame: Buffer): string {
  if (frame.readInt32LE(12) !== opMessage) return ''
  // Header 16, flags 4, kind 1, length of the document 4, type of the first element 1.
  const from = 16 + 4 + 1 + 4 + 1
  return frame.toString('utf8', from, frame.indexOf(0, from))
}
