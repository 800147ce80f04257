import { EventEmitter } from 'node:events'
import type { Response } from 'express'
import { calls } from '../../server/domain/calls/record.js'
import { measureLoad } from '../../server/service/load.js'
import { fairShare } from '../../server/api/fair-share.js'
import { fewest, tolerable } from '../../server/api/admission.js'
import { lorries } from '../api/filing.js'
import { startService } from '../api/service.js'

const county = '379999'

describe('more than the service can take', () => {
  it('should be refused before anything is begun, and what was acknowledged is there once', async () => {
    let delay = 0
    const load = { ...measureLoad(), delay: () => delay }
    const s = await startService({ load })
    const clerk = await s.signIn('lixiaomei')
    delay = 1000 * tolerable
    const file = (n: number) =>
      clerk.post<{ number: string; code: string }>('/api/calls', lorries(), { key: `busy-test-${n}` })
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => file(n)))
    const done = answers.filter(({ status }) => status === 201)
    const refused = answers.filter(({ status }) => status === 429)
    expect(done.length + refused.length).toBe(60)
    expect(done.length).toBeGreaterThanOrEqual(fewest)
    expect(refused.length).toBeGreaterThan(0)
    expect(
      refused.every(({ body, headers }) => body.code === 'TOO_BUSY' && headers.get('retry-after') === '10'),
    ).toBe(true)
    const numbers = async () =>
      (await s.store.find(calls, county, { limit: 1000 })).items.map(each => each.number)
    expect((await numbers()).sort()).toEqual(done.map(({ body }) => body.number).sort())
    // The probe is asked by others and is never refused.
    expect((await s.anonymous.get('/readyz')).status).toBe(200)

    // Sent again when it is quiet, under the same keys, each is there once.
    delay = 0
    const again = await Promise.all(Array.from({ length: 60 }, (_, n) => file(n)))
    expect(again.every(({ status }) => status === 201)).toBe(true)
    expect(new Set(await numbers())).toEqual(new Set(again.map(({ body }) => body.number)))
    expect((await numbers()).length).toBe(60)
    await s.close()
  }, 60_000)

  it('should not be taken by one person from all others', () => {
    const share = fairShare(2)
    const ask = (person: string) => {
      const response = new EventEmitter()
      share(person, response as unknown as Response)
      return () => response.emit('close')
    }
    const busy = expect.objectContaining({ code: 'TOO_BUSY' }) as Error
    const first = ask('li')
    ask('li')
    expect(() => ask('li')).toThrow(busy)
    ask('zhou')
    first()
    ask('li')
    expect(() => ask('li')).toThrow(busy)
  })
})

describe('limits of what comes in', () => {
  it('should each have a code that stays', async () => {
    const s = await startService()
    const clerk = await s.signIn('lixiaomei')
    const codeOf = async (method: string, path: string, body?: unknown) => {
      const answer = await clerk.ask<{ code: string }>(method, path, body === undefined ? {} : { body })
      return [answer.status, answer.body.code]
    }
    const long = 'x'.repeat(1_100_000)
    expect(await codeOf('POST', '/api/calls', { title: long })).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    const draft = { value: { title: 'x'.repeat(300_000) } }
    expect(await codeOf('PUT', '/api/drafts/filing', draft)).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    expect(await codeOf('GET', '/api/notices?cursor=nothing')).toEqual([422, 'FORM_INVALID'])
    expect(await codeOf('GET', '/api/calls?cursor=nothing')).toEqual([422, 'FORM_INVALID'])
    expect(await codeOf('GET', '/api/tasks?scope=mine&limit=100000')).toEqual([422, 'FORM_INVALID'])
    expect(
      (await clerk.ask('GET', '/api/badges', { headers: { 'X-Long': 'y'.repeat(20_000) } })).status,
    ).toBe(431)
    await s.close()
  })
})
