import type {
  ActPage,
  CasePage,
  CaseView,
  Done,
  DraftRow,
  Filed,
  FileView,
  FilingPage,
  NoticePage,
  Procedures,
} from '../../portal/src/api/types.js'
import { commentDraft } from '../../server/domain/calls/acts/catalogue.js'
import type { Client } from './client.js'
import { lorries, violation } from './filing.js'
import { pictureForm, pixel } from './pictures.js'
import { startService, type RunningService } from './service.js'

let service: RunningService
let clerk: Client
let deputy: Client
beforeAll(async () => {
  service = await startService()
  clerk = await service.signIn('lixiaomei')
  deputy = await service.signIn('zhaoyongqiang')
})
afterAll(() => service.close())

const file = async (key: string) =>
  (await clerk.post<Filed>('/api/calls', lorries(), { key: `${key}-00000000` })).body
const actsOf = async (client: Client, number: string) =>
  (await client.get<ActPage>(`/api/cases/${number}/acts`)).body

describe('filing a call', () => {
  it('should give it its numbers and say where it went', async () => {
    const { status, body } = await clerk.post<Filed>('/api/calls', lorries(), { key: 'file-0001' })
    expect(status).toBe(201)
    expect(body.number).toMatch(/^SF-20261012-\d{5}$/)
    expect(body.documentNumber).toMatch(/^示呼〔2026〕\d+号$/)
    expect(body.next).toContain('审签')
  })

  it('should happen once, however often it is sent with one key', async () => {
    const [first, second] = await Promise.all([
      clerk.post<Filed>('/api/calls', lorries(), { key: 'file-0002' }),
      clerk.post<Filed>('/api/calls', lorries(), { key: 'file-0002' }),
    ])
    const third = await clerk.post<Filed>('/api/calls', lorries(), { key: 'file-0002' })
    expect([second.body.number, third.body.number]).toEqual([first.body.number, first.body.number])
  })

  it('should refuse another call under the same key', async () => {
    await clerk.post('/api/calls', lorries(), { key: 'file-0003' })
    const other = await clerk.post('/api/calls', lorries({ title: '另一件' }), { key: 'file-0003' })
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_MISMATCH' } })
  })

  it('should say field by field what is missing', async () => {
    const answer = await clerk.post('/api/calls', lorries({ title: '', place: { text: '' } }))
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'FORM_INVALID', fields: { title: expect.any(String), place: expect.any(String) } },
    })
  })

  it('should refuse an item that the list does not have', async () => {
    const answer = await clerk.post('/api/calls', lorries({ item: 'SD-999' }))
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'ITEM_UNKNOWN', fields: { item: expect.any(String) } },
    })
  })

  it('should answer an empty draft before anything was typed', async () => {
    expect(await clerk.get('/api/drafts/never-typed')).toMatchObject({ status: 200, body: { draft: null } })
  })

  it('should throw away the draft that it came from', async () => {
    await clerk.ask('PUT', '/api/drafts/file-a', { body: { value: { title: '草稿' } } })
    await clerk.post('/api/calls', lorries({ draft: 'file-a' }))
    const { drafts } = (await clerk.get<{ drafts: DraftRow[] }>('/api/drafts')).body
    expect(drafts.map(draft => draft.key)).not.toContain('file-a')
  })
})

describe('the acts of a case', () => {
  it('should be those of the reader, and move the case on', async () => {
    const { number } = await file('acts')
    expect((await actsOf(clerk, number)).acts.map(act => act.id)).not.toContain('task')
    const { acts } = await actsOf(deputy, number)
    expect(acts[0]).toMatchObject({ name: '审签', primary: true, kind: 'task' })
    expect((await actsOf(clerk, number)).others).toBe('这件由柳林镇分管负责同志赵永强审签')
    expect((await actsOf(deputy, number)).others).toBeUndefined()
    const answer = await deputy.post<Done>(`/api/cases/${number}/acts/${acts[0]!.id}`, {
      variables: { 意见: '同意' },
    })
    expect(answer).toMatchObject({ status: 200, body: { done: true } })
    const centre = await service.signIn('zhoulan')
    expect((await actsOf(centre, number)).acts[0]?.name).toBe('受理并派发')
  })

  it('should tell whoever was second who was first, and keep their text', async () => {
    const { number } = await file('second')
    const { acts } = await actsOf(deputy, number)
    const send = (opinion: string) =>
      deputy.post(`/api/cases/${number}/acts/${acts[0]!.id}`, { variables: { 意见: opinion } })
    await send('同意')
    const late = await send('同意')
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'TASK_GONE', by: '赵永强', atText: '今天 09:40' },
    })
    const draft = await deputy.get(`/api/drafts/${encodeURIComponent(commentDraft(number))}`)
    expect(draft).toMatchObject({
      status: 200,
      body: { draft: { value: { text: '同意' }, savedText: '09:40:00' } },
    })
  })

  it('should refuse the act of somebody else', async () => {
    const { number } = await file('other')
    const { acts } = await actsOf(deputy, number)
    const answer = await clerk.post(`/api/cases/${number}/acts/${acts[0]!.id}`, {
      variables: { 意见: '同意' },
    })
    expect(answer).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } })
  })

  it('should not be shown to a unit that has nothing to do with the case', async () => {
    const { number } = await file('strangers')
    const stranger = await service.signIn('liuguixiang')
    const answer = await stranger.get(`/api/cases/${number}/acts`)
    expect(answer).toMatchObject({ status: 403, body: { code: 'NOT_YOURS' } })
    expect(await stranger.get('/api/cases/SF-20261012-99999/acts')).toMatchObject({ status: 404 })
  })
})

describe('a case of another procedure', () => {
  const values = { ...violation, 紧急程度: '一般' }

  it('should be offered to whoever files calls, with the form of its start event', async () => {
    const offered = await clerk.get<Procedures>('/api/procedures')
    expect(offered.body.procedures.map(({ id }) => id)).toEqual([
      'township-call',
      'enforcement-referral',
      'joint-enforcement',
    ])
    const { body } = await clerk.get<FilingPage>('/api/procedures/enforcement-referral/form')
    expect(body).toMatchObject({ name: '违法行为呼叫查处', form: { id: 'enforcement-referral.file' } })
    const office = await service.signIn('mengfan')
    expect((await office.get<Procedures>('/api/procedures')).body.procedures).toEqual([])
    expect(await office.get('/api/procedures/enforcement-referral/form')).toMatchObject({ status: 404 })
    const refused = await office.post('/api/cases', { procedure: 'enforcement-referral', values })
    expect(refused).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } })
  })

  it('should be filed once under its own name, found in its list, and told apart from a call', async () => {
    const lacking = await clerk.post('/api/cases', { procedure: 'enforcement-referral', values })
    expect(lacking).toMatchObject({ status: 422, body: { fields: { 佐证: '请填写证据' } } })
    const picture = async () =>
      (await clerk.ask<FileView>('POST', '/api/files', { body: pictureForm(pixel, '占道.png') })).body.id
    const filing = { procedure: 'enforcement-referral', values: { ...values, 佐证: [await picture()] } }
    const send = () => clerk.post<Filed>('/api/cases', filing, { key: 'referral-0001' })
    const [{ status, body }, again] = [await send(), await send()]
    expect([status, again.body.number]).toEqual([201, body.number])
    expect(body).toMatchObject({
      number: expect.stringMatching(/^SF-20261012-\d{5}@enforcement-referral$/),
      documentNumber: expect.stringMatching(/^示查/),
      next: expect.stringContaining('审签'),
    })
    const one = (await clerk.get<CaseView>(`/api/cases/${encodeURIComponent(body.number)}`)).body
    const matter = body.number.split('@')[0]
    expect(one).toMatchObject({ matter, procedure: { id: 'enforcement-referral' }, related: [] })
    expect(one.answers).toEqual([{ label: '当事人', value: '王某建材店' }])
    expect((await clerk.get<CaseView>(`/api/cases/${matter}`)).body.number).toBe(body.number)
    const listed = async (procedure: string) =>
      (await clerk.get<CasePage>(`/api/calls?procedure=${procedure}`)).body.cases.map(row => row.number)
    expect(await listed('enforcement-referral')).toEqual([body.number])
    expect(await listed('township-call')).not.toContain(body.number)

    const seen = { ...values, 佐证: [await picture()] }
    const joint = { procedure: 'joint-enforcement', values: seen, of: body.number }
    const led = await clerk.post<Filed>('/api/cases', joint)
    expect(led.body.number).toBe(`${matter}@joint-enforcement`)
    const { related } = (await clerk.get<CaseView>(`/api/cases/${encodeURIComponent(body.number)}`)).body
    expect(related).toMatchObject([{ number: led.body.number, procedureName: '联合执法' }])
    expect(await clerk.post('/api/cases', joint)).toMatchObject({ status: 403 })
  })
})

describe('comments', () => {
  it('should stand on the case, once per key', async () => {
    const { number } = await file('comment')
    const say = () =>
      clerk.post(`/api/cases/${number}/comments`, { text: '车牌已登记' }, { key: 'comment-1' })
    const [first, again] = await Promise.all([say(), say()])
    expect(first).toMatchObject({
      status: 201,
      body: { who: '李晓梅', unitName: '柳林镇', text: '车牌已登记' },
    })
    expect(again.body).toEqual(first.body)
  })
})

describe('notices', () => {
  it('should be read one by one or all together', async () => {
    await file('notices')
    const before = (await deputy.get<NoticePage>('/api/notices')).body
    expect((await deputy.post('/api/notices/read', { all: true })).status).toBe(204)
    const after = (await deputy.get<NoticePage>('/api/notices')).body
    expect(after.unread).toBe(0)
    expect(after.notices.map(notice => notice.id)).toEqual(before.notices.map(notice => notice.id))
  })
})
