import type { CaseView, Filed } from '../../portal/src/api/types.js'
import { liveHub, hubLimits } from '../../server/api/live/hub.js'
import { createStream } from '../../server/api/live/stream.js'
import { sessions } from '../../server/domain/identity/index.js'
import { pulses } from '../../server/domain/live/index.js'
import { EVERY_COUNTY } from '../../server/store/index.js'
import { lorries } from '../api/filing.js'
import { startService, type RunningService } from '../api/service.js'
import { listen } from './events.js'

let a: RunningService
let b: RunningService
beforeAll(async () => {
  a = await startService({ node: 'a' })
  b = await startService({ node: 'b', beside: a })
})
afterAll(async () => {
  await b.close()
  await a.close()
})

const nobody = { county: '379999', post: '', role: '', unit: '', permissions: [] }
const sessionsOf = async (person: string) =>
  (await a.store.find(sessions, '379999', { where: { person } })).items
const file = async (key: string): Promise<string> => {
  const clerk = await a.signIn('lixiaomei')
  const { body, status } = await clerk.post<Filed>('/api/calls', lorries(), { key })
  expect(status).toBe(201)
  return body.number
}

describe('live updates', () => {
  it('should reach whoever may see the case on every node, and nobody else', async () => {
    const [deputyThere, strangerThere, clerkHere] = await Promise.all([
      b.signIn('zhaoyongqiang').then(client => listen(b.url, client)),
      b.signIn('sunzhiyuan').then(client => listen(b.url, client)),
      a.signIn('lixiaomei').then(client => listen(a.url, client)),
    ])
    const number = await file('live-0001')
    const change = await deputyThere.heard(each => each.cases.includes(number))
    expect(change).toEqual({ cases: [number], badges: true, all: false })
    await clerkHere.heard(each => each.cases.includes(number))
    expect(strangerThere.changes()).toEqual([])
    for (const each of [deputyThere, strangerThere, clerkHere]) each.close()
    await Promise.all([deputyThere, strangerThere, clerkHere].map(each => each.ended))
    expect(await a.store.count(pulses, EVERY_COUNTY)).toBeGreaterThan(0)
  })

  it('should tell of a comment, of which no procedure hears', async () => {
    const number = await file('live-0002')
    const listener = await listen(b.url, await b.signIn('lixiaomei'))
    await listener.heard(each => each.cases.includes(number))
    const before = listener.changes().length
    const clerk = await a.signIn('lixiaomei')
    await clerk.post(`/api/cases/${number}/comments`, { text: '请尽快', files: [] })
    await listener.heard(each => each.cases.includes(number) && listener.changes().length > before)
    const { body } = await (await b.signIn('lixiaomei')).get<CaseView>(`/api/cases/${number}`)
    expect(body.number).toBe(number)
    listener.close()
    await listener.ended
  })

  it('should be refused beyond so many for one person, and be free again', async () => {
    const client = await a.signIn('zhoulan')
    const open = await Promise.all(Array.from({ length: hubLimits.perPerson }, () => listen(a.url, client)))
    const refused = await client.get('/api/live')
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_BUSY' } })
    expect(refused.headers.get('Retry-After')).toBe('30')
    open[0]!.close()
    await open[0]!.ended
    let again = await listen(a.url, client)
    while (again.status === 429) again = await listen(a.url, client)
    for (const each of [...open, again]) each.close()
    await Promise.all([...open, again].map(each => each.ended))
  })

  it('should end with the session, and with a post that is left', async () => {
    const hub = liveHub(a.service.services, { ...hubLimits, beat: 10 })
    for (const leave of ['DELETE /api/session', 'post'] as const) {
      const client = await a.signIn('fengjing')
      const caller = { ...nobody, person: client.me!.person }
      const [session] = await sessionsOf(client.me!.person)
      const { body } = hub.open(
        caller,
        leave === 'post' ? { ...session!, post: 'another' } : session!,
        () => {},
      )
      if (leave !== 'post') await client.ask('DELETE', '/api/session')
      const said: string[] = []
      for await (const chunk of body) said.push(new TextDecoder().decode(chunk))
      expect(said.at(-1)).toMatch(/^retry: \d+\n\n$/)
    }
    expect(hub.count()).toBe(0)
  })

  it('should let go of a client that does not read', async () => {
    const client = await a.signIn('hemin')
    const [session] = await sessionsOf(client.me!.person)
    const hub = liveHub(a.service.services, { ...hubLimits, beat: 5, patience: 20 })
    const cut = await new Promise<string>(resolve => {
      const { body } = hub.open({ ...nobody, person: session!.person }, session!, () => resolve('cut'))
      // Takes the first piece and never comes back for the next.
      void body[Symbol.asyncIterator]().next()
    })
    expect(cut).toBe('cut')
    expect(hub.count()).toBe(0)
  })

  it('should end with a hint to come again when the node stops, and be refused then', async () => {
    const c = await startService({ node: 'c', beside: a })
    const client = await c.signIn('lixiaomei')
    const listener = await listen(c.url, client)
    c.service.end()
    await listener.ended
    expect(listener.text()).toMatch(/retry: \d+\n\n$/)
    expect((await client.get('/api/live')).status).toBe(429)
    await c.close()
  })
})

describe('a stream', () => {
  it('should gather what happens while nobody reads', async () => {
    const stream = createStream(() => 0)
    const body = stream
      .body(
        () => 0,
        () => undefined,
      )
      [Symbol.asyncIterator]()
    await body.next()
    stream.offer({ cases: ['1'], badges: false, all: false })
    stream.offer({ cases: ['1', '2'], badges: true, all: false })
    stream.beat()
    const texts = []
    for (let i = 0; i < 2; i++) texts.push(new TextDecoder().decode((await body.next()).value))
    expect(texts).toEqual([
      'event: change\ndata: {"cases":["1","2"],"badges":true,"all":false}\n\n',
      ': still here\n\n',
    ])
  })

  it('should name no case any more when there are too many', async () => {
    const stream = createStream(() => 0)
    const body = stream
      .body(
        () => 0,
        () => undefined,
      )
      [Symbol.asyncIterator]()
    await body.next()
    for (let i = 0; i < 500; i++) stream.offer({ cases: [String(i)], badges: true, all: false })
    expect(new TextDecoder().decode((await body.next()).value)).toContain(
      '{"cases":[],"badges":true,"all":true}',
    )
  })
})
