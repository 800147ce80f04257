import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Milliseconds that a stop waits for requests under way. */
const patience = 10_000

/** Milliseconds between two looks for connections that have come to rest. */
const look = 100

/** What a client may take of this node, in milliseconds where nothing else is said. */
export interface ClientLimits {
  /** Until the head of a request is there. */
  head: number
  /** Until all of a request is there: a large attachment over a slow line takes minutes. */
  request: number
  /** Between two requests of a connection. */
  rest: number
  /** Without a byte in either direction: whoever has gone without a word, or reads no answer. Longer than any wait. */
  silence: number
  /** Connections at once; one more is closed unheard. */
  connections: number
}

export const clientLimits: ClientLimits = {
  head: 15_000,
  request: 300_000,
  rest: 65_000,
  silence: 120_000,
  connections: 5_000,
}

/** A server that lets go of clients that are slow, silent or too many. */
export function serverOf(app: RequestListener, limits: ClientLimits = clientLimits): Server {
  const { head, request, rest, silence, connections } = limits
  const server = createServer(
    {
      headersTimeout: head,
      requestTimeout: request,
      keepAliveTimeout: rest,
      connectionsCheckingInterval: Math.min(5_000, head),
      keepAlive: true,
      keepAliveInitialDelay: 30_000,
    },
    app,
  )
  server.maxHeadersCount = 100
  server.maxConnections = connections
  server.setTimeout(silence)
  return server
}

/** Listens; resolves with the address to open in a browser. */
export async function listen(server: Server, at: { host: string; port: number }): Promise<string> {
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
