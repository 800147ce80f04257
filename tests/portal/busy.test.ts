import { jest } from '@jest/globals'
import { Refused } from '../../portal/src/api/errors.js'
import { request } from '../../portal/src/api/http.js'

const busy = () =>
  new Response(JSON.stringify({ code: 'TOO_BUSY', message: '现在办理的人太多，没有送出' }), {
    status: 429,
    headers: { 'Retry-After': '2' },
  })
const done = () => new Response(JSON.stringify({ done: true }))

let answers: (() => Response)[]
let keys: (string | undefined)[]
const before = globalThis.fetch
beforeEach(() => {
  jest.useFakeTimers()
  keys = []
  globalThis.fetch = (_address, init) => {
    keys.push((init?.headers as Record<string, string>)['Idempotency-Key'])
    return Promise.resolve(answers.shift()!())
  }
})
afterEach(() => {
  jest.useRealTimers()
  globalThis.fetch = before
})

describe('a request that finds the server busy', () => {
  it('should be sent once more under its key when the server says, and not before', async () => {
    answers = [busy, done]
    const sent = request('POST', '/calls', { key: 'k-1', body: {} })
    await jest.advanceTimersByTimeAsync(1_999)
    expect(keys).toEqual(['k-1'])
    await jest.advanceTimersByTimeAsync(1_001)
    expect(await sent).toEqual({ done: true })
    expect(keys).toEqual(['k-1', 'k-1'])
  })

  it('should then be the person’s turn, with the words of the server', async () => {
    answers = [busy, busy]
    const sent = request('POST', '/calls', { key: 'k-2', body: {} }).catch((error: unknown) => error)
    await jest.advanceTimersByTimeAsync(3_000)
    const error = await sent
    expect(error).toBeInstanceOf(Refused)
    expect(error).toMatchObject({ code: 'TOO_BUSY', status: 429, retryAfter: 2 })
  })
})
