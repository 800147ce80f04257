import type { ExpectedLimits, ItemManual, ItemPage, Person } from '../../portal/src/api/types.js'
import type { Client } from './client.js'
import { lorries } from './filing.js'
import { startService, type RunningService } from './service.js'

let service: RunningService
let clerk: Client
beforeAll(async () => {
  service = await startService()
  clerk = await service.signIn('lixiaomei')
})
afterAll(() => service.close())

const expected = async (urgency: string) =>
  (await clerk.get<ExpectedLimits>(`/api/items/SD-31/expected?urgency=${encodeURIComponent(urgency)}`)).body

describe('the list of items', () => {
  it('should hold 67 items and find them by initials', async () => {
    const all = (await clerk.get<ItemPage>('/api/items')).body
    expect(all.total).toBe(67)
    expect(all.domains.reduce((sum, domain) => sum + domain.count, 0)).toBe(67)
    const found = (await clerk.get<ItemPage>('/api/items?q=dhc')).body
    expect(found.items[0]).toMatchObject({ code: 'SD-31', leadName: '交警大队', limitText: '一般 5 工作日' })
    expect(found.items[0]?.matches?.length).toBeGreaterThan(0)
  })

  it('should give an item with its manual', async () => {
    const { body } = await clerk.get<ItemManual>('/api/items/SD-31')
    expect(body.contacts.map(contact => [contact.role, contact.unitName])).toEqual([
      ['主办', '交警大队'],
      ['协办', '交通运输局'],
      ['协办', '综合行政执法局'],
    ])
    expect(body.limits[0]?.rows).toContainEqual({ name: '办结', text: '5 工作日' })
    // The number beside a name is that person's, the same as on the page of a case.
    const { people } = (await clerk.get<{ people: Person[] }>('/api/people?unit=JJ')).body
    const [lead] = body.contacts
    expect(lead?.phone).toBe(people.find(one => one.name === lead?.person)?.phone)
    expect(lead?.phone).toBeTruthy()
  })
})

describe('what a call would bring', () => {
  it('should be told in English to whoever reads English', async () => {
    const ask = async (urgency: string) => {
      const address = `/api/items/SD-31/expected?urgency=${encodeURIComponent(urgency)}`
      const headers = { 'Accept-Language': 'en-GB,en;q=0.9' }
      return (await clerk.ask<ExpectedLimits>('GET', address, { headers })).body
    }
    expect(await ask('一般')).toMatchObject({
      dueText: 'by Mon 19 Oct, 17:30',
      sentence: '5 working days; if dispatched today, today does not count',
      approver: { name: '赵永强', roleName: 'Deputy in charge', note: 'on duty' },
      footText:
        'Goes to **赵永强** for approval; then 运行管理中心 accepts and dispatches it within **4 working hours**',
    })
    const urgent = await ask('紧急')
    expect(urgent.steps.map(step => [step.who, step.text, step.limitText])).toEqual([
      [expect.any(String), ' agrees orally, countersigns later', 'within 24 hours'],
      ['运行管理中心', ' accepts and dispatches', expect.stringMatching(/^within \d+ (minutes|hours?)$/)],
      ['交警大队', ' signs for it', expect.stringMatching(/^within /)],
      ['交警大队', ' responds', expect.stringMatching(/^within /)],
      ['交警大队', ' writes a first report', 'within 24 hours'],
      ['交警大队', ' handles it and reports back', 'within 72 hours'],
      ['柳林镇', ' verifies', expect.stringMatching(/^within /)],
    ])
    expect(urgent.urgencies.map(each => [each.limitText, each.approvalText])).toEqual([
      ['done in 5 working days', 'approved by the deputy in charge'],
      ['done in 72 hours', 'called first, countersigned within 24 hours'],
      ['done in 24 hours', 'called first, countersigned within 24 hours'],
    ])
  })

  it('should be due after five working days when it is ordinary', async () => {
    const answer = await expected('一般')
    expect(answer).toMatchObject({
      dueText: '10月19日 周一 17:30 前',
      natural: false,
      approver: { name: '赵永强', roleName: '分管负责同志', note: '在岗' },
    })
    expect(answer.days.filter(day => day.n !== undefined).map(day => day.date)).toEqual([
      '2026-10-13',
      '2026-10-14',
      '2026-10-15',
      '2026-10-16',
      '2026-10-19',
    ])
    expect(answer.steps[0]).toEqual({ who: '赵永强', text: ' 审签', limitText: '4 工作时内' })
  })

  it('should run day and night when it is urgent, on the word of whoever is on duty', async () => {
    const answer = await expected('紧急')
    expect(answer).toMatchObject({ natural: true, dueText: '10月15日 周四 09:40 前', days: [] })
    expect(answer.approver?.roleName).toBe('值班领导')
    expect(answer.urgencies.map(card => card.urgency)).toEqual(['一般', '紧急', '特急'])
  })

  it('should name what was called about the same item before', async () => {
    await clerk.post('/api/calls', lorries())
    expect((await expected('一般')).similar).toMatchObject([{ title: lorries().title }])
  })

  it('should not be asked for another urgency or an unknown item', async () => {
    expect((await clerk.get('/api/items/SD-31/expected?urgency=now')).status).toBe(422)
    expect(await clerk.get('/api/items/SD-999/expected')).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    })
  })
})
