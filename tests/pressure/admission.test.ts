import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { admission, admitted, fewest, tolerable } from '../../server/api/admission.js'
import { answerError } from '../../server/api/answer-error.js'

const silent = { info() {}, warn() {}, error() {} }

/** A server whose one route answers when it is told to. */
async function slowServer(limit: number, delay: () => number) {
  const counts = { underWay: 0, refused: 0, begun: 0 }
  const waiting: (() => void)[] = []
  const app = express()
  app.use(
    admission({
      limit,
      delay,
      meter: { underWay: by => void (counts.underWay += by), refused: () => void counts.refused++ },
    }),
  )
  app.get('/', async (_request, response) => {
    counts.begun++
    await new Promise<void>(resolve => waiting.push(resolve))
    response.json({ done: true })
  })
  app.use(
    (
      error: unknown,
      _request: express.Request,
      response: express.Response,
      _next: express.NextFunction,
    ): void => answerError(error, response, silent),
  )
  const server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const until = async (true_: () => boolean) => {
    while (!true_()) await new Promise(resolve => setTimeout(resolve, 5))
  }
  return {
    counts,
    ask: () => fetch(url),
    begun: (n: number) => until(() => counts.begun >= n),
    still: () => until(() => counts.underWay === 0),
    letGo: () => waiting.splice(0).forEach(go => go()),
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

describe('admission', () => {
  it('should refuse at once what is beyond the limit, say when to come again, and take more when there is room', async () => {
    const server = await slowServer(2, () => 0)
    const first = [server.ask(), server.ask()]
    await server.begun(2)
    const refused = await server.ask()
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(await refused.json()).toMatchObject({ code: 'TOO_BUSY' })
    expect(server.counts).toEqual({ underWay: 2, refused: 1, begun: 2 })
    server.letGo()
    expect((await Promise.all(first)).map(each => each.status)).toEqual([200, 200])
    await server.still()
    const later = server.ask()
    await server.begun(3)
    server.letGo()
    expect((await later).status).toBe(200)
    await server.close()
  })

  it('should let fewer in the slower it is, and say to come later', async () => {
    let delay = 25 * tolerable
    const server = await slowServer(100, () => delay)
    const first = Array.from({ length: fewest }, () => server.ask())
    await server.begun(fewest)
    const refused = await server.ask()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10'])
    delay = 0
    const more = server.ask()
    await server.begun(fewest + 1)
    server.letGo()
    expect((await Promise.all([...first, more])).every(each => each.status === 200)).toBe(true)
    await server.close()
  })

  it('should shrink in proportion and never to nothing', () => {
    expect(
      [0, tolerable, 2 * tolerable, 10 * tolerable, Infinity].map(delay => admitted(256, delay)),
    ).toEqual([256, 256, 128, 25, fewest])
    expect(admitted(2, 1e9)).toBe(2)
  })
})
