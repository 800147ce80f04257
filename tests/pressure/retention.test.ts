import { auditTrail } from '../../server/domain/audit/index.js'
import { calls, type CallRecord } from '../../server/domain/calls/record.js'
import { drafts } from '../../server/domain/drafts/record.js'
import { sessions } from '../../server/domain/identity/record.js'
import { notices } from '../../server/domain/notices/record.js'
import { history, instances, results, tasks } from '../../server/runtime/index.js'
import { startService, type RunningService } from '../api/service.js'

const county = '379999'
const year = 365.25 * 86_400_000

let s: RunningService
let closed: CallRecord[]
let open: CallRecord[]
beforeAll(async () => {
  s = await startService({ seed: 'demo' })
  const { items } = await s.store.find(calls, county, { limit: 1000 })
  const ended = await Promise.all(
    items.map(async record => (await s.store.get(instances, county, record.instance))?.status !== 'running'),
  )
  closed = items.filter((_, i) => ended[i])
  open = items.filter((_, i) => !ended[i])
}, 120_000)
afterAll(() => s.close())

const counts = async () => ({
  calls: await s.store.count(calls, county),
  audit: await s.store.count(auditTrail, county),
  running: await s.store.count(instances, county, { where: { status: 'running' } }),
  ended: await s.store.count(instances, county, { where: { status: 'completed' } }),
  sessions: await s.store.count(sessions, county),
  drafts: await s.store.count(drafts, county),
  results: await s.store.count(results, county),
  read: await s.store.count(notices, county, { where: { read: true } }),
  unread: await s.store.count(notices, county, { where: { read: false } }),
})

describe('what has had its time', () => {
  it('should leave by itself, term by term, over years', async () => {
    const start = s.clock.now()
    const clerk = await s.signIn('lixiaomei')
    await clerk.ask('PUT', '/api/drafts/filing', { body: { value: { title: '写了一半' } } })
    await clerk.post('/api/notices/read', { all: true }, { key: 'read-all-1' })
    const before = await counts()
    expect(before).toMatchObject({ drafts: 1, results: 1, sessions: 1 })
    expect(closed.length).toBeGreaterThan(3)
    expect(before.read).toBeGreaterThan(0)
    expect(before.unread).toBeGreaterThan(0)

    expect(await s.service.retain()).toEqual({ removed: {}, more: false })

    s.clock.set(start + 8 * 86_400_000)
    expect((await s.service.retain()).removed).toEqual({ results: 1, sessions: 1 })

    s.clock.set(start + 1.01 * year)
    expect((await s.service.retain()).removed).toMatchObject({ drafts: 1 })
    expect(await counts()).toMatchObject({ ended: before.ended, read: before.read })

    s.clock.set(start + 5.1 * year)
    const last = await s.service.retain()
    expect(last.removed).toMatchObject({ notices: before.read })
    expect(last.removed.instances).toBeGreaterThanOrEqual(before.ended)
    expect(last.more).toBe(false)
    expect(await counts()).toMatchObject({
      calls: before.calls,
      audit: before.audit + 1,
      running: before.running,
      ended: 0,
      drafts: 0,
      read: 0,
      unread: before.unread,
    })
    for (const { instance } of closed)
      for (const rows of [tasks, history])
        expect(await s.store.count(rows as typeof tasks, county, { where: { instance } })).toBe(0)
    for (const { instance } of open)
      expect(await s.store.count(history, county, { where: { instance } })).toBeGreaterThan(0)
  }, 60_000)

  it('should tell the audit trail what was removed, and under which term', async () => {
    const { items } = await s.store.find(auditTrail, county, { where: { act: 'retention.cleared' } })
    expect(items).toMatchObject([{ person: 'system', subject: 'instances' }])
    expect(JSON.parse(items[0]!.details)).toMatchObject({ termDays: 1826 })
  })

  it('should leave a record of each case that every page can still show', async () => {
    const centre = await s.signIn('zhoulan')
    for (const { number, ratings } of closed) {
      for (const page of ['', '/timeline', '/acts', '/diagram', '/print']) {
        const { status, body } = await centre.get<object>(`/api/cases/${number}${page}`)
        expect([number, page, status, status === 200 ? '' : body]).toEqual([number, page, 200, ''])
      }
      expect((await s.store.get(calls, county, `${county}/${number}`))?.ratings).toEqual(ratings)
    }
    const list = await centre.get<{ rows: unknown[] }>('/api/calls')
    expect(list.status).toBe(200)
  }, 60_000)
})
