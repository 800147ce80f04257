import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds between two attempts, and for how long they go on. */
const between = 50
const patience = 20_000

export interface RetryingProxy {
  url: string
  /** Requests that were sent again. */
  retried(): number
  close(): Promise<void>
}

/**
 * Spreads requests over the nodes in turn. One that no node answered (or that a node refused because it is not ready)
 * is sent again to the next if that cannot do it twice: it changes nothing, or it bears an Idempotency-Key.
 * @param nodes the addresses at which nodes listen at that moment
 */
export async function retryingProxy(nodes: () => string[]): Promise<RetryingProxy> {
  let turn = 0
  let retried = 0

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const again = request.method === 'GET' || request.headers['idempotency-key'] !== undefined
    for (let waited = 0; ; waited += between) {
      const there = nodes()
      const node = there[turn++ % Math.max(1, there.length)]
      const last = !again || waited > patience
      const answer = node === undefined ? undefined : await attempt(node, request, body)
      if (answer && (last || answer.statusCode !== 503)) {
        response.writeHead(answer.statusCode!, answer.headers)
        response.flushHeaders()
        answer.pipe(response)
        answer.once('error', () => response.destroy())
        response.once('close', () => answer.destroy())
        return
      }
      answer?.resume()
      if (last) return void response.writeHead(502).end()
      retried++
      await pause(between)
    }
  }

  const server = createServer((request, response) => {
    forward(request, response).catch(() => response.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    retried: () => retried,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** The beginning of an answer; undefined when there was none. */
function attempt(node: string, from: IncomingMessage, body: Buffer): Promise<IncomingMessage | undefined> {
  return new Promise(resolve => {
    const { method, url, headers } = from
    const sent = ask(new URL(url!, node), { method, headers: { ...headers, connection: 'close' } }, resolve)
    sent.once('error', () => resolve(undefined))
    sent.end(body)
  })
}
