import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Milliseconds that a stop waits for requests under way. */
const patience = 10_000

/** Milliseconds between two looks for connections that have come to rest. */
const look = 100

/** Listens, with limits on how long a client may take; resolves with the address to open in a browser. */
export async function listen(server: Server, at: { host: string; port: number }): Promise<string> {
  server.headersTimeout = 15_000
  // A large attachment over a slow line takes minutes.
  server.requestTimeout = 300_000
  server.keepAliveTimeout = 65_000
  server.maxHeadersCount = 100
  server.listen(at.port, at.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const host = ['0.0.0.0', '::'].includes(at.host) ? 'localhost' : at.host
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** From now on each answer is the last on its connection, so that clients and proxies turn to another node. */
export function closeAfterAnswers(server: Server): void {
  server.prependListener('request', (_request, response) => void response.setHeader('Connection', 'close'))
}

/** Takes no more connections, lets requests under way finish, and cuts off what takes too long. */
export async function stopServer(server: Server): Promise<void> {
  if (!server.listening) return
  const cut = setTimeout(() => server.closeAllConnections(), patience)
  const resting = setInterval(() => server.closeIdleConnections(), look)
  await new Promise<void>(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(cut)
  clearInterval(resting)
}
