import type { ActPage, CasePage, Filed, FileView } from '../../portal/src/api/types.js'
import { openApiDocument } from '../../server/api/openapi/document.js'
import { routes } from '../../server/api/routes.js'
import { calls } from '../../server/domain/calls/record.js'
import { incidents, instances, tasks } from '../../server/runtime/index.js'
import type { Client } from './client.js'
import { lorries } from './filing.js'
import { pictureForm, pixel } from './pictures.js'
import { startService, type RunningService } from './service.js'

interface Matter {
  number: string
  file: string
  /** An act of the case that is open now. */
  act: string
  /** Of the act assigned beside it: that its leader on duty signs what went out unsigned. */
  matter: string
}

/** Where an id of a case's own stands in an address, and what is sent along. */
const ofCases: Record<string, (of: Matter) => { path: string; body?: unknown }> = {
  'get /api/cases/{number}': ({ number }) => ({ path: `/api/cases/${number}` }),
  'get /api/cases/{number}/acts': ({ number }) => ({ path: `/api/cases/${number}/acts` }),
  'post /api/cases/{number}/acts/{id}': ({ number, act }) => ({
    path: `/api/cases/${number}/acts/${act}`,
    body: { variables: { 意见: '同意', 话: '请抓紧' } },
  }),
  'post /api/cases/{number}/attachments': ({ number }) => ({
    path: `/api/cases/${number}/attachments`,
    body: pictureForm(pixel, '现场.png'),
  }),
  'get /api/cases/{number}/attachments/{id}': ({ number, file }) => ({
    path: `/api/cases/${number}/attachments/${file}`,
  }),
  'get /api/cases/{number}/timeline': ({ number }) => ({ path: `/api/cases/${number}/timeline` }),
  'post /api/cases/{number}/unmasking': ({ number }) => ({
    path: `/api/cases/${number}/unmasking`,
    body: { shown: '138****5678' },
  }),
  'post /api/cases/{number}/comments': ({ number }) => ({
    path: `/api/cases/${number}/comments`,
    body: { text: '我也看看', files: [] },
  }),
  'get /api/cases/{number}/diagram': ({ number }) => ({ path: `/api/cases/${number}/diagram` }),
  'get /api/cases/{number}/print': ({ number }) => ({ path: `/api/cases/${number}/print` }),
  'get /api/cases/{number}/orders/{document}': ({ number }) => ({
    path: `/api/cases/${number}/orders/${encodeURIComponent('示督〔2026〕1号')}`,
  }),
  'get /api/files/{id}': ({ file }) => ({ path: `/api/files/${file}` }),
  'get /api/matters/{instance}': ({ matter }) => ({ path: `/api/matters/${matter}` }),
  'post /api/matters/{instance}/acts/{id}': ({ matter }) => ({
    path: `/api/matters/${matter}/acts/withdraw`,
    body: { variables: { 理由: '不必了' } },
  }),
  'get /api/queue/{number}': ({ number }) => ({ path: `/api/queue/${number}` }),
}

/** Ids of something else than a case: who may use them is decided by the post alone, or by a worker's token. */
const notOfCases = [
  /^\w+ \/api\/designer\/procedures\/\{process\}/,
  /^\w+ \/api\/items\/\{code\}/,
  /^\w+ \/api\/operator\//,
  /^\w+ \/api\/procedures\/\{process\}/,
  /^\w+ \/api\/setup\//,
  /^\w+ \/v2\//,
]
/** Everybody's own: somebody else's key finds nothing of theirs. */
const own = [/^\w+ \/api\/drafts\/\{key\}$/]

const operations = Object.entries(openApiDocument(routes).paths ?? {}).flatMap(([path, item]) =>
  Object.keys(item as object).map(method => `${method} ${path}`),
)
const withId = operations.filter(name => name.includes('{'))

let service: RunningService
let call: Matter
let sensitive: Matter
/** By account, one of each role in each kind of unit that has nothing to do with either case. */
const strangers = new Map<string, Client>()
/** Those who look on at every case of the county, but were not named for the sensitive one. */
const onlookers = new Map<string, Client>()

const text = '联系人王五13812345678，身份证350403199001011234。'

beforeAll(async () => {
  service = await startService()
  const clerk = await service.signIn('lixiaomei')
  call = await filedBy(clerk, false)
  sensitive = await filedBy(clerk, true)
  const directory = await service.service.services.domain.directory.current('379999')
  const concerned = ['379999101', 'JJ', 'ZF', 'JT', 'GA', 'ZJ']
  const seen = new Set<string>()
  for (const post of directory.posts) {
    const unit = directory.unit.get(post.unit)
    if (!unit || concerned.includes(unit.code) || unit.code.startsWith('379999101')) continue
    const kind = `${post.role} ${unit.kind}`
    const looksOn = ['centre', 'supervision-office', 'leader-office'].includes(unit.kind)
    if (seen.has(kind)) continue
    const client = await service.signIn(post.person.replace('379999.', ''))
    if (client.me?.posts.length !== 1) continue
    seen.add(kind)
    ;(looksOn ? onlookers : strangers).set(`${kind} ${post.person}`, client)
  }
})
afterAll(() => service.close())

async function filedBy(clerk: Client, isSensitive: boolean): Promise<Matter> {
  const { body: file } = await clerk.ask<FileView>('POST', '/api/files', {
    body: pictureForm(pixel, '现场.png'),
  })
  const filing = lorries({
    content: text,
    files: [file.id],
    ...(isSensitive ? { sensitive: true, sensitiveReason: '涉及举报人', title: '不得外传的标题' } : {}),
  })
  const { body } = await clerk.post<Filed>('/api/calls', filing)
  const deputy = await service.signIn('zhaoyongqiang')
  const { acts } = (await deputy.get<ActPage>(`/api/cases/${body.number}/acts`)).body
  const urgent = lorries({
    urgency: '特急',
    oralApprover: '379999.zhaoyongqiang',
    oralApprovedAt: '2026-10-12T09:30:00+08:00',
    urgencyReason: '桥面开裂',
    ...(isSensitive ? { sensitive: true, sensitiveReason: '涉及举报人', title: '不得外传的标题' } : {}),
  })
  const { body: unsigned } = await clerk.post<Filed>('/api/calls', urgent)
  const { items } = await service.store.find(instances, '379999', {
    where: { case: unsigned.number, process: 'assigned-act' },
  })
  const matter = items[0]!._id
  return { number: body.number, file: file.id, act: acts.find(act => act.kind === 'task')!.id, matter }
}

const ask = (client: Client, name: string, of: Matter) => {
  const { path, body } = ofCases[name]!(of)
  return client.ask<{ code?: string }>(name.split(' ')[0]!.toUpperCase(), path, { body })
}

describe('every route that takes an id', () => {
  it('should be known to this test', () => {
    const unknown = withId.filter(
      name => !ofCases[name] && ![...notOfCases, ...own].some(pattern => pattern.test(name)),
    )
    expect(unknown).toEqual([])
    expect(Object.keys(ofCases).filter(name => !withId.includes(name))).toEqual([])
  })

  it('should meet people of many posts here', () => {
    expect(strangers.size).toBeGreaterThan(15)
    expect(onlookers.size).toBeGreaterThan(2)
  })

  it.each(Object.keys(ofCases))("should refuse another unit's case: %s", async name => {
    for (const [who, client] of strangers) {
      const { status, body } = await ask(client, name, call)
      const refusal = name.includes('/matters/') ? '404 NOT_FOUND' : /^403 (NOT_YOURS|NOT_ALLOWED)$/
      expect([who, `${status} ${body.code}`]).toEqual([who, expect.stringMatching(refusal) as string])
    }
  })

  it.each(Object.keys(ofCases))('should not even say that a sensitive case is there: %s', async name => {
    for (const [who, client] of [...strangers, ...onlookers]) {
      const there = await ask(client, name, sensitive)
      const nowhere = await ask(client, name, {
        number: 'SF-20261012-09999',
        file: 'nothing',
        act: 'x',
        matter: 'x',
      })
      expect([who, there.status, there.body.code]).toEqual([who, nowhere.status, nowhere.body.code])
      expect([403, 404]).toContain(there.status)
      expect(JSON.stringify(there.body)).not.toContain('不得外传')
    }
  })

  it('should find nothing of a draft of somebody else', async () => {
    const clerk = await service.signIn('lixiaomei')
    await clerk.ask('PUT', '/api/drafts/act-text', { body: { value: { text: '只给自己' } } })
    for (const client of strangers.values())
      expect((await client.get('/api/drafts/act-text')).body).toEqual({ draft: null })
  })
})

describe('a sensitive case', () => {
  it('should stand in no list, count or search, and in its readers’ own list alone', async () => {
    const clerk = await service.signIn('lixiaomei')
    for (const client of [clerk, ...strangers.values(), ...onlookers.values()]) {
      for (const path of ['/api/calls?limit=100', `/api/search?q=${encodeURIComponent('不得外传')}`])
        expect(JSON.stringify((await client.get(path)).body)).not.toContain('不得外传')
    }
    const page = (await clerk.get<CasePage>('/api/calls?sensitive=true')).body
    expect(page.cases.map(row => row.number)).toContain(sensitive.number)
    expect(page).toMatchObject({ total: 2, sensitive: 2 })
    const stranger = [...strangers.values()][0]!
    expect((await stranger.get<CasePage>('/api/calls?sensitive=true')).body).toMatchObject({ total: 0 })
  })

  it('should open for who is named, with a reason that the trail keeps', async () => {
    const reader = await service.signIn('liuguixiang')
    const path = `/api/cases/${sensitive.number}`
    expect((await reader.get(path)).status).toBe(404)
    const deputy = await service.signIn('zhaoyongqiang')
    const named = await deputy.post(`${path}/acts/name-reader`, {
      variables: { 阅办人: '379999.liuguixiang', 理由: '两乡交界，需要会商' },
    })
    expect(named).toMatchObject({ status: 200 })
    expect((await reader.get(path)).status).toBe(200)
    const trail = await service.service.services.domain.audit.read('379999', { act: 'case.reader-named' })
    expect(trail.items).toMatchObject([
      { subject: sensitive.number, details: { named: '379999.liuguixiang', reason: '两乡交界，需要会商' } },
    ])
  })

  it('should open for who gets a task on it, whatever the unit', async () => {
    const deputy = await service.signIn('zhaoyongqiang')
    const centre = await service.signIn('zhoulan')
    const path = `/api/cases/${sensitive.number}`
    expect((await centre.get(path)).status).toBe(404)
    await deputy.post(`${path}/acts/${sensitive.act}`, { variables: { 意见: '同意' } })
    expect((await centre.get(path)).status).toBe(200)
  })
})

describe('a case that the centre finds sensitive at intake', () => {
  it('should leave the lists and be for its readers from then on', async () => {
    const clerk = await service.signIn('lixiaomei')
    const { body } = await clerk.post<Filed>('/api/calls', lorries({ title: '受理时才发现敏感' }))
    const path = `/api/cases/${body.number}`
    const act = async (client: Client, variables: Record<string, unknown>) => {
      const { acts } = (await client.get<ActPage>(`${path}/acts`)).body
      const task = acts.find(each => each.kind === 'task')!
      expect(await client.post(`${path}/acts/${task.id}`, { variables })).toMatchObject({ status: 200 })
    }
    await act(await service.signIn('zhaoyongqiang'), { 意见: '同意' })
    const office = await service.signIn('fengjing')
    expect((await office.get(path)).status).toBe(200)
    const decision = { 审核结论: '受理', 主办: 'JJ', 协办: [], 敏感: true }
    await act(await service.signIn('zhoulan'), decision)
    expect((await office.get(path)).status).toBe(404)
    const { body: found } = await office.get<CasePage>('/api/calls?limit=100')
    expect(found.cases.map(row => row.number)).not.toContain(body.number)
    expect(await clerk.get(path)).toMatchObject({ status: 200, body: { sensitive: true } })
    const handler = await service.signIn('sunzhiyuan')
    expect((await handler.get(path)).status).toBe(200)
    for (const reader of [handler, await service.signIn('zhaoyongqiang')]) {
      const { body: told } = await reader.get('/api/notices')
      expect(JSON.stringify(told)).not.toContain('受理时才发现敏感')
    }
  })
})

/** Ways to ask the routes that list something; every other GET without an id is asked as it is. */
const ways: Record<string, string[]> = {
  '/api/calls': ['', '?scope=township', '?scope=unit', '?sensitive=true', '?q=SECRET', '?q=NUMBER'],
  '/api/tasks': ['?scope=mine', '?scope=unit', '?scope=waiting'],
  '/api/queue': ['?tab=dispatch', '?tab=redispatch', '?tab=supplement', '?tab=study'],
  '/api/search': ['?q=SECRET', '?q=NUMBER'],
  '/api/items': ['?q=SECRET'],
  '/api/matters/rows': ['rulings', 'documents', 'owed', 'given'].map(list => `?list=${list}`),
}

describe('every route that lists something', () => {
  const title = '不得外传的标题'
  const place = '不得外传的地点'
  let number: string
  let instructed: string

  /** Dispatched, with an instruction that raised an incident. */
  beforeAll(async () => {
    const clerk = await service.signIn('lixiaomei')
    const deputy = await service.signIn('zhaoyongqiang')
    const secret = { sensitive: true, sensitiveReason: '涉及举报人', title, place: { text: place } }
    number = (await clerk.post<Filed>('/api/calls', lorries(secret))).body.number
    const path = `/api/cases/${number}`
    const does = async (client: Client, variables: Record<string, unknown>) => {
      const { acts } = (await client.get<ActPage>(`${path}/acts`)).body
      const id = acts.find(act => act.kind === 'task')!.id
      expect(await client.post(`${path}/acts/${id}`, { variables })).toMatchObject({ status: 200 })
    }
    await does(deputy, { 意见: '同意' })
    await does(await service.signIn('zhoulan'), { 审核结论: '受理', 主办: 'JJ', 协办: ['ZF'] })
    const { posts } = await service.service.services.domain.directory.current('379999')
    const inCharge = posts.find(post => post.role === 'county-deputy')!.person
    await deputy.post(`${path}/acts/name-reader`, { variables: { 阅办人: inCharge, 理由: '会商' } })
    const leader = await service.signIn(inCharge.replace('379999.', ''))
    const said = { 内容: `${title}，请抓紧`, 责任单位: 'JJ', 期限: '2026-10-20T17:30:00+08:00' }
    expect(await leader.post(`${path}/acts/instruction`, { variables: said })).toMatchObject({ status: 200 })
    const { items } = await service.store.find(instances, '379999', {
      where: { case: number, process: 'assigned-act' },
    })
    instructed = items[0]!._id
    await service.store.insert(incidents, {
      _id: `${instructed}/trouble`,
      county: '379999',
      instance: instructed,
      process: 'assigned-act',
      case: number,
      incident: 'trouble',
      origin: 'runtime',
      element: 'do-act',
      code: 'NO_CANDIDATE',
      message: '没有可办理的人',
      since: service.clock.now(),
      state: 'open',
      closed: 0,
      resolvedAt: null,
      seq: 1,
    })
  })

  it('should show nothing of a sensitive case to who is not its reader', async () => {
    const record = (await service.store.get(calls, '379999', `379999/${number}`))!
    const directory = await service.service.services.domain.directory.current('379999')
    const open = { case: number, state: 'open' as const }
    const busy = (await service.store.find(tasks, '379999', { where: open })).items
    const may = new Set([...(record.readers ?? []), ...busy.flatMap(row => row.people)])
    const near = [record.caller, 'JJ', 'ZF', 'YX', 'DC']
    const people = directory.posts
      .filter(post => near.includes(post.unit) && !may.has(post.person))
      .filter(
        (post, at, all) => all.findIndex(one => one.unit === post.unit && one.role === post.role) === at,
      )
      .map(post => post.person.replace('379999.', ''))
    const paths = operations
      .filter(name => name.startsWith('get /api/') && !name.includes('{') && name !== 'get /api/live')
      .map(name => name.slice(4))
      .flatMap(path => (ways[path] ?? ['']).map(query => path + query))
      .map(path => path.replace('SECRET', encodeURIComponent('不得外传')).replace('NUMBER', number))
    expect(paths.length).toBeGreaterThan(30)
    const told = new Set<string>()
    for (const account of [...new Set([...people, 'mengfan'])]) {
      const client = await service.signIn(account)
      const answers = await Promise.all(paths.map(path => client.get(path)))
      answers.forEach(({ status, body }, at) => {
        const text = JSON.stringify(body)
        const secrets = [number, title, place, ...(paths[at]!.includes('operator') ? [] : [instructed])]
        const found = secrets.filter(each => text.includes(each))
        expect([account, paths[at], found]).toEqual([account, paths[at], []])
        expect([`200 ${paths[at]}`, `403 ${paths[at]}`]).toContain(`${status} ${paths[at]}`)
        if (text.includes(`敏感件 ${number.slice(-5)}`)) told.add(paths[at]!)
      })
    }
    expect([...told].sort()).toEqual(['/api/notices', '/api/operator/incidents'])
  })
})

describe('personal numbers on a case', () => {
  it('should be masked for everybody, and shown on request with a line in the trail', async () => {
    const clerk = await service.signIn('lixiaomei')
    const path = `/api/cases/${call.number}`
    const { body } = await clerk.get<{ content: string }>(path)
    expect(body.content).toBe('联系人王五138****5678，身份证350403********1234。')
    const shown = await clerk.post(`${path}/unmasking`, { shown: '138****5678' })
    expect(shown).toMatchObject({ status: 200, body: { numbers: ['13812345678'] } })
    expect(await clerk.post(`${path}/unmasking`, { shown: '139****5678' })).toMatchObject({ status: 404 })
    const trail = await service.service.services.domain.audit.read('379999', { act: 'number.unmasked' })
    expect(trail.items).toMatchObject([
      { subject: call.number, person: '379999.lixiaomei', details: { shown: '138****5678' } },
    ])
  })
})
