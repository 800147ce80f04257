import type {
  Act,
  ActPage,
  Badges,
  CasePage,
  CaseView,
  DiagramView,
  Done,
  Filed,
  FileView,
  PrintView,
  QueueCase,
  QueuePage,
  SupervisionPage,
  TaskPage,
  TimelineEntry,
} from '../../portal/src/api/types.js'
import { formSchema } from '../../server/api/cases/form-schema.js'
import type { Client } from './client.js'
import { lorries } from './filing.js'
import { pixel, pictureForm } from './pictures.js'
import { startService, type RunningService } from './service.js'

let service: RunningService
let number = ''
let sent = 0
const people: Record<string, Client> = {}
beforeAll(async () => {
  service = await startService()
  for (const account of [
    'lixiaomei',
    'zhaoyongqiang',
    'zhoulan',
    'sunzhiyuan',
    'hemin',
    'maxiao',
    'fengjing',
  ])
    people[account] = await service.signIn(account)
  const filed = await people.lixiaomei!.post<Filed>('/api/calls', lorries(), { key: 'walk-0001' })
  number = filed.body.number
})
afterAll(() => service.close())

const page = async <T>(account: string, path: string): Promise<T> => {
  const { status, body } = await people[account]!.get<T>(path)
  expect([path, status]).toEqual([path, 200])
  return body
}
/** Their forms hold nothing that the OpenAPI document does not say: that would be lost here. */
async function acts(account: string): Promise<ActPage> {
  const body = await page<ActPage>(account, `/api/cases/${number}/acts`)
  const forms = body.acts.flatMap(({ form }) => form ?? [])
  expect(forms.map(form => formSchema.parse(form))).toEqual(forms)
  return body
}
const view = (account = 'lixiaomei') => page<CaseView>(account, `/api/cases/${number}`)

/** Does the act of this name, the way a page does it: what the form was filled with, and what the person writes. */
async function act(account: string, name: string, variables: Record<string, unknown>): Promise<Done> {
  const offered = (await acts(account)).acts
  const chosen: Act | undefined = offered.find(each => each.name === name)
  if (!chosen) throw new Error(`${account} is offered ${offered.map(each => each.name).join(', ')}`)
  const { status, body } = await people[account]!.post<Done>(
    `/api/cases/${number}/acts/${chosen.id}`,
    { variables: { ...chosen.defaults, ...variables } },
    { key: `walk-act-${++sent}` },
  )
  expect([body, status]).toEqual([expect.objectContaining({ done: true }), 200])
  return body
}

describe('a call, from filing to rating', () => {
  it('should wait for the deputy of the township', async () => {
    expect(await view()).toMatchObject({ state: '待审签', light: 'untimed', open: true, round: 1 })
    const tasks = await page<TaskPage>('zhaoyongqiang', '/api/tasks?scope=mine')
    expect(tasks.groups.flatMap(group => group.tasks)).toMatchObject([
      { number, actName: '审签', role: '审签' },
    ])
    await act('zhaoyongqiang', '审签', { 意见: '同意' })
  })

  it('should stand in the queue of the centre as a decision to confirm', async () => {
    const queue = await page<QueuePage>('zhoulan', '/api/queue?tab=dispatch')
    expect(queue.rows.map(row => row.number)).toContain(number)
    const { dispatch } = await page<QueueCase>('zhoulan', `/api/queue/${number}`)
    expect(dispatch.rows.map(row => [row.role, row.unitName])).toEqual([
      ['主办', '交警大队'],
      ['协办', '交通运输局'],
      ['协办', '综合行政执法局'],
    ])
    expect((await page<Badges>('zhoulan', '/api/badges')).queue).toBeGreaterThan(0)
    await act('zhoulan', '受理并派发', { 审核结论: '受理' })
    expect(await view()).toMatchObject({ state: '承办中', light: 'green' })
  })

  it('should be signed by opening it, once', async () => {
    const { signs } = await acts('sunzhiyuan')
    expect(signs).toMatchObject({ unitName: '交警大队' })
    const open = () =>
      people.sunzhiyuan!.post(
        `/api/cases/${number}/acts/${signs!.id}`,
        { variables: {} },
        { key: 'opening-1' },
      )
    expect([(await open()).status, (await open()).status]).toEqual([200, 200])
    expect((await acts('sunzhiyuan')).signs).toBeUndefined()
  })

  it('should say how its limit came about', async () => {
    const { reckoning, limit } = await view('sunzhiyuan')
    expect(limit?.due).toBe('2026-10-19T17:30:00+08:00')
    expect(reckoning?.days.map(day => day.kind)).toContain('last')
  })

  it('should be answered, with the replies of those who cooperate', async () => {
    await act('sunzhiyuan', '登记响应', { 响应方式: '到场', 响应时刻: '2026-10-12T09:40:00+08:00' })
    await act('hemin', '回复协办情况', { 结果: '已配合', 说明: '已增设禁停标志' })
    await act('maxiao', '回复协办情况', { 结果: '已配合', 说明: '已清理路侧占道' })
    const upload = { body: pictureForm(pixel, '处置后.png') }
    const file = await people.sunzhiyuan!.ask<FileView>('POST', `/api/cases/${number}/attachments`, upload)
    await act('sunzhiyuan', '反馈办理结果', {
      处置情况: '已劝离并处罚十二辆',
      结果: '已解决',
      佐证: [file.body.id],
    })
    expect(await view()).toMatchObject({ state: '待核验', light: 'answered' })
  })

  it('should be verified and rated by who called', async () => {
    await act('lixiaomei', '核验', { 核验方式: '现场', 核验意见: '办结', 现场照片: [] })
    expect(await view()).toMatchObject({ state: '办结', open: false })
    const rating = (await acts('lixiaomei')).acts.find(each => each.name === '评价')
    const units = rating?.form?.components.find(component => component.type === 'scores')?.values ?? []
    expect(units.map(unit => unit.label)).toEqual(['交警大队', '交通运输局', '综合行政执法局'])
    const score = { 响应速度: 5, 办理质量: 5, 满意度: 5 }
    await act('lixiaomei', '评价', { 评分: units.map(unit => ({ 单位: unit.value, ...score })) })
    expect((await view()).rating?.scores.length).toBe(9)
  })

  it('should tell the whole story on its pages', async () => {
    const { entries } = await page<{ entries: TimelineEntry[] }>('lixiaomei', `/api/cases/${number}/timeline`)
    expect(entries.length).toBeGreaterThan(8)
    expect(entries.map(entry => entry.who)).toEqual(
      expect.arrayContaining(['李晓梅', '赵永强', '周岚', '孙志远']),
    )
    const { planes } = await page<DiagramView>('lixiaomei', `/api/cases/${number}/diagram`)
    expect(planes[0]?.xml).toContain('<bpmn:process id="township-call"')
    expect(planes[0]?.states.some(({ state }) => state === 'done')).toBe(true)
    const print = await page<PrintView>('lixiaomei', `/api/cases/${number}/print`)
    expect(print.feedback).toMatchObject({
      result: '已解决',
      qr: expect.stringMatching(/^data:image\/svg\+xml/),
    })
  })

  it('should be found by words, by unit and by light, and by no stranger', async () => {
    const found = async (account: string, query: string) =>
      (await page<CasePage>(account, `/api/calls?${query}`)).cases.map(row => row.number)
    expect(await found('lixiaomei', `q=${encodeURIComponent('大货车')}`)).toEqual([number])
    expect(await found('sunzhiyuan', 'scope=unit&light=answered')).toEqual([number])
    expect(await found('lixiaomei', 'scope=township&light=red')).toEqual([])
    people.liuguixiang = await service.signIn('liuguixiang')
    expect(await found('liuguixiang', '')).toEqual([])
  })

  it('should have had its supervision, which is settled', async () => {
    const ledger = await page<SupervisionPage>('fengjing', '/api/supervision')
    expect(ledger.rows.map(row => row.number)).not.toContain(number)
  })
})
