import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { answerError } from '../../server/api/answer-error.js'
import { jsonBody } from '../../server/api/json-body.js'
import { clientLimits, serverOf, type ClientLimits } from '../../server/service/serving.js'

const silent = { info() {}, warn() {}, error() {} }
const megabyte = 'x'.repeat(1024 * 1024)

/** A server with small limits: `/echo` takes JSON, `/large` answers with more than any buffer holds. */
async function served(limits: Partial<ClientLimits>, patience = 60_000) {
  const app = express()
  const parse = jsonBody({ bytes: 1000, patience })
  app.post('/echo', async (request, response) => {
    await parse(request, response)
    response.json(request.body)
  })
  app.get('/large', async (_request, response) => {
    for (let n = 0; n < 64 && !response.destroyed; n++)
      if (!response.write(megabyte)) await Promise.race([once(response, 'drain'), once(response, 'close')])
    response.end()
  })
  app.use(
    (
      error: unknown,
      _request: express.Request,
      response: express.Response,
      _next: express.NextFunction,
    ): void => answerError(error, response, silent),
  )
  const server = serverOf(app, { ...clientLimits, ...limits })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const sockets: Socket[] = []
  return {
    server,
    async client() {
      const socket = connect(port, '127.0.0.1')
      sockets.push(socket)
      socket.on('error', () => undefined)
      await once(socket, 'connect')
      return socket
    },
    async answers() {
      const response = await fetch(`http://127.0.0.1:${port}/echo`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Connection: 'close' },
        body: '{"a":1}',
      })
      return response.json() as Promise<unknown>
    },
    async close() {
      sockets.forEach(socket => socket.destroy())
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** What a client gets until the server closes the connection. */
async function heard(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', chunk => (text += String(chunk)))
  if (!socket.closed) await once(socket, 'close')
  return text
}

const head = (length: number) =>
  `POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`

describe('a client that is slow', () => {
  it('should be let go when the head of its request does not come', async () => {
    const s = await served({ head: 100 })
    const socket = await s.client()
    socket.write('POST /echo HT')
    expect(await heard(socket)).toMatch(/^HTTP\/1.1 408/)
    expect(await s.answers()).toEqual({ a: 1 })
    await s.close()
  })

  it('should be let go when it says nothing at all', async () => {
    const s = await served({ head: 100, silence: 200 })
    expect(await heard(await s.client())).toMatch(/^$|408/)
    await s.close()
  })

  it('should hear BODY_TOO_SLOW when its JSON does not come, and be let go', async () => {
    const s = await served({}, 100)
    const socket = await s.client()
    socket.write(head(100) + '{"a":')
    const answer = await heard(socket)
    expect(answer).toMatch(/^HTTP\/1.1 408/)
    expect(answer).toContain('"code":"BODY_TOO_SLOW"')
    expect(answer.toLowerCase()).toContain('connection: close')
    expect(await s.answers()).toEqual({ a: 1 })
    await s.close()
  })

  it('should hear PAYLOAD_TOO_LARGE when it has sent too much', async () => {
    const s = await served({})
    const socket = await s.client()
    socket.write(head(5000) + `"${'x'.repeat(4998)}"`)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(String(answer)).toMatch(/^HTTP\/1.1 413/)
    expect(String(answer)).toContain('"code":"PAYLOAD_TOO_LARGE"')
    await s.close()
  })

  it('should be let go when it does not read its answer', async () => {
    const s = await served({ silence: 300 })
    const socket = await s.client()
    socket.pause()
    socket.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n')
    const [connection] = await new Promise<[Socket]>(resolve =>
      s.server.once('request', request => resolve([request.socket])),
    )
    await once(connection, 'close')
    expect(await s.answers()).toEqual({ a: 1 })
    await s.close()
  })
})

describe('connections', () => {
  it('should be closed unheard beyond so many, and taken again when there is room', async () => {
    const s = await served({ connections: 2 })
    const first = [await s.client(), await s.client()]
    const dropped = once(s.server, 'drop')
    const third = await s.client()
    await dropped
    expect(await heard(third)).toBe('')
    first[0]!.destroy()
    await new Promise<void>(resolve => {
      const look = () => s.server.getConnections((_error, n) => (n < 2 ? resolve() : setTimeout(look, 5)))
      look()
    })
    expect(await s.answers()).toEqual({ a: 1 })
    await s.close()
  })
})
