import type {
  ActPage,
  CaseView,
  Filed,
  IssuedPassword,
  QueuePage,
  SetupOverview,
} from '../../portal/src/api/types.js'
import type { Client } from '../api/client.js'
import { lorries } from '../api/filing.js'
import { demoTable, newCounty, type NewCounty } from './new-county.js'

let county: NewCounty
const passwords = new Map<string, IssuedPassword>()
const people: Record<string, Client> = {}
let number = ''
beforeAll(async () => void (county = await newCounty()))
afterAll(() => county.service.close())

const overview = async () => (await county.admin.get<SetupOverview>('/api/setup')).body

async function act(account: string, name: string, variables: Record<string, unknown>): Promise<void> {
  const { body } = await people[account]!.get<ActPage>(`/api/cases/${number}/acts`)
  const chosen = body.acts.find(each => each.name === name)
  if (!chosen) throw new Error(`${account} is offered ${body.acts.map(each => each.name).join(', ')}`)
  const answer = await people[account]!.post(
    `/api/cases/${number}/acts/${chosen.id}`,
    { variables: { ...chosen.defaults, ...variables } },
    { key: `new-county-${account}-${name.length}` },
  )
  expect([answer.body, answer.status]).toEqual([expect.objectContaining({ done: true }), 200])
}

const state = async (account: string) =>
  (await people[account]!.get<CaseView>(`/api/cases/${number}`)).body.state

describe('an empty county, until its first call is answered', () => {
  it('should begin with procedures in force and say what is missing', async () => {
    const { procedures, gaps, ready, counts } = await overview()
    expect(procedures.map(({ name }) => name).length).toBeGreaterThan(1)
    expect(ready).toBe(false)
    expect(counts).toMatchObject({ units: 0, items: 0 })
    expect(gaps.map(({ table }) => table)).toEqual(expect.arrayContaining(['units', 'items']))
  })

  it('should be named', async () => {
    const body = { name: '示范县', prefix: '示', shortCode: 'SF' }
    expect((await county.admin.ask('PUT', '/api/setup/county', { body })).status).toBe(200)
    expect((await overview()).county).toEqual({ code: '379999', ...body })
  })

  it('should take over units, posts, rosters, items and sources from tables', async () => {
    expect(await county.bring('units', demoTable('units'))).toMatchObject({ added: 207, changed: 1 })
    expect(await county.bring('posts', demoTable('posts'))).toMatchObject({ added: 4, changed: 0 })
    expect(await county.bring('roster', demoTable('roster'))).toMatchObject({ added: 9 })
    expect(await county.bring('items', demoTable('items'))).toMatchObject({ added: 67 })
    expect(await county.bring('sources', demoTable('item-sources'))).toMatchObject({ added: 80 })
  })

  it('should give everybody an account and a first password of their own, once', async () => {
    const told = await county.bring('people', demoTable('people'))
    for (const each of told.passwords) passwords.set(each.account, each)
    expect(told).toMatchObject({ added: 17, same: 0 })
    expect(passwords.size).toBe(17)
    expect(new Set(told.passwords.map(({ password }) => password)).size).toBe(17)
    const again = await county.bring('people', demoTable('people'))
    expect(again).toEqual({ rows: 17, added: 0, changed: 0, same: 17, passwords: [] })
  })

  it('should be found the same at a second import of every table', async () => {
    for (const [table, file] of [
      ['units', 'units'],
      ['posts', 'posts'],
      ['roster', 'roster'],
      ['items', 'items'],
      ['sources', 'item-sources'],
    ] as const)
      expect([table, await county.bring(table, demoTable(file))]).toEqual([
        table,
        expect.objectContaining({ added: 0, changed: 0 }),
      ])
  })

  it('should be ready once every township and department has somebody', async () => {
    expect((await overview()).ready).toBe(false)
    const rest = ['unit,slot,name']
    const { body } = await county.admin.get<{ units: { code: string; kind: string }[] }>('/api/units')
    for (const unit of body.units) {
      const slots = {
        township: ['clerk2', 'deputy'],
        subdistrict: ['clerk2', 'deputy'],
        department: ['clerk2'],
      }
      for (const slot of slots[unit.kind as keyof typeof slots] ?? [])
        rest.push(`${unit.code},${slot},路人${unit.code}${slot}`)
    }
    await county.bring('people', rest.join('\n'))
    expect(await overview()).toMatchObject({ ready: true, gaps: [], counts: { units: 207, items: 67 } })
  })

  it('should let nobody work before they have changed the first password', async () => {
    const { account, password } = passwords.get('lixiaomei')!
    const { clientOf } = await import('../api/client.js')
    const client = clientOf(county.service.url)
    await client.signIn({ account, password })
    expect((await client.post('/api/calls', lorries())).body).toMatchObject({ code: 'PASSWORD_MUST_CHANGE' })
    for (const each of ['lixiaomei', 'zhaoyongqiang', 'zhoulan', 'sunzhiyuan'])
      people[each] = await county.enter(passwords.get(each)!)
  })

  it("should take a township's call", async () => {
    const filed = await people['lixiaomei']!.post<Filed>('/api/calls', lorries(), { key: 'first-call-1' })
    expect(filed.status).toBe(201)
    number = filed.body.number
    expect(number).toMatch(/^SF-20261012-/)
    await act('zhaoyongqiang', '审签', { 意见: '同意' })
  })

  it('should dispatch it in the centre', async () => {
    const { body } = await people['zhoulan']!.get<QueuePage>('/api/queue?tab=dispatch')
    expect(body.rows.map(row => row.number)).toContain(number)
    await act('zhoulan', '受理并派发', { 审核结论: '受理' })
    expect(await state('lixiaomei')).toBe('承办中')
  })

  it('should have it answered by the department', async () => {
    const { body } = await people['sunzhiyuan']!.get<ActPage>(`/api/cases/${number}/acts`)
    expect(body.signs).toMatchObject({ unitName: '交警大队' })
    const opening = { variables: {} }
    await people['sunzhiyuan']!.post(`/api/cases/${number}/acts/${body.signs!.id}`, opening, {
      key: 'sign-it-1',
    })
    await act('sunzhiyuan', '登记响应', { 响应方式: '到场', 响应时刻: '2026-10-12T09:40:00+08:00' })
    const { body: after } = await people['sunzhiyuan']!.get<ActPage>(`/api/cases/${number}/acts`)
    expect(after.acts.map(({ name }) => name)).toContain('反馈办理结果')
  })

  it('should have recorded every import, and no password', async () => {
    const { items } = await county.service.service.services.domain.audit.read('379999', { limit: 1000 })
    const imports = items.filter(({ act: word }) => word === 'setup.imported')
    expect(imports.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['units', 'posts', 'roster', 'items', 'sources', 'people']),
    )
    expect(imports.at(-1)).toMatchObject({
      person: '379999.guanli',
      details: { added: 207, file: 'units.csv' },
    })
    const trail = JSON.stringify(items)
    expect([...passwords.values()].filter(({ password }) => trail.includes(password))).toEqual([])
  })
})
