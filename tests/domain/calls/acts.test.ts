import { defaultEdition } from '../../../server/calendar/index.js'
import { auditTrail } from '../../../server/domain/audit/index.js'
import { fileCall } from '../../../server/domain/calls/acts/file.js'
import type { Filing } from '../../../server/domain/calls/acts/filing-rules.js'
import { performAct } from '../../../server/domain/calls/acts/perform.js'
import { commentsOf } from '../../../server/domain/comments/comments.js'
import { calls } from '../../../server/domain/calls/record.js'
import { readDraft } from '../../../server/domain/drafts/drafts.js'
import { documentNumbers } from '../../../server/domain/numbering/document-number.js'
import { code, demonstrationCounty, StoryCounty } from '../../procedures/stories/county.js'
import { dying } from '../../runtime/dying.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  await county.deploys()
})
afterAll(() => county.store.close())

const filing: Filing = {
  item: 'SD-31',
  title: '省道 S3 柳林段大货车乱停乱放',
  content: '夜间有货车停在行车道上',
  place: { text: '省道 S3 柳林段' },
  dutiesDone: [],
  dutyText: '已劝离三次',
  files: [],
  urgency: '一般',
  lifeAtRisk: false,
  fromCitizen: false,
  sensitive: false,
}
const files = async (
  more: Partial<Filing>,
  key?: string,
  role: 'clerk' | 'head' = 'clerk',
  unit = '379999101',
) => fileCall(await county.now(), await county.who(role, unit), { ...filing, ...more }, key)

describe('filing a call', () => {
  it('should file once for the same request, however often it is sent', async () => {
    const before = await county.store.count(calls, code)
    const [first, second] = await Promise.all([files({}, 'request-1'), files({}, 'request-1')])
    const third = await files({ title: '另一个标题' }, 'request-1')
    const numbers = [first, second, third].map(each => (each.ok ? each.value.number : each.code))
    expect(new Set(numbers).size).toBe(1)
    expect(await county.store.count(calls, code)).toBe(before + 1)
    expect((await county.open(numbers[0] ?? '')).map(row => row.form)).toEqual(['township-call.approve'])
  })

  it('should refuse an unknown item, with what to do at the field', async () => {
    expect(await files({ item: 'SD-999' })).toMatchObject({
      code: 'ITEM_UNKNOWN',
      fields: { item: expect.any(String) },
    })
  })

  it('should say at each field what is missing', async () => {
    const outcome = await files({ item: null, title: ' ', content: '', place: { text: '' }, dutyText: '' })
    expect(outcome).toMatchObject({ code: 'FORM_INVALID' })
    expect(Object.keys(outcome.ok ? {} : (outcome.fields ?? {})).sort()).toEqual([
      'content',
      'dutyText',
      'offListReason',
      'place',
      'title',
    ])
  })

  it('should ask on whose word an urgent call goes out, and whom one has told when life is at risk', async () => {
    const outcome = await files({ urgency: '特急', lifeAtRisk: true })
    expect(Object.keys(outcome.ok ? {} : (outcome.fields ?? {})).sort()).toEqual([
      'oralApprovedAt',
      'oralApprover',
      'reportedTo',
      'urgencyReason',
    ])
    const stranger = await county.who('deputy', '379999102')
    const more = { urgencyReason: '急', oralApprovedAt: county.clock.now(), oralApprover: stranger.person }
    expect(await files({ urgency: '特急', ...more })).toMatchObject({
      fields: { oralApprover: expect.any(String) },
    })
  })

  it('should be for clerks and deputies of townships', async () => {
    expect(await files({}, undefined, 'head')).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await files({}, undefined, 'clerk', 'JJ')).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('should keep a sensitive title out of notices and searches', async () => {
    const filed = await files({ sensitive: true, sensitiveReason: '涉及未成年人', title: '某村家暴' })
    const record = filed.ok ? filed.value : undefined
    expect(record?.words).toEqual([])
    const view = await county.services.runtime.instance(code, record?.instance ?? '')
    expect(JSON.stringify(view?.state)).not.toContain('家暴')
  })
})

describe('acts on a case', () => {
  let number: string
  beforeEach(async () => {
    number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
  })

  it('should offer each person exactly what they may do', async () => {
    const names = async (role: 'clerk' | 'head' | 'deputy' | 'leader', unit: string) =>
      (await county.may(number, await county.who(role, unit))).acts.map(act => act.name)
    expect(await names('clerk', 'JJ')).toEqual([
      '反馈办理结果',
      '申请延期',
      '退回（申请改派）',
      '申请挂账',
      '留言',
    ])
    expect(await names('clerk', 'JT')).toEqual(['回复协办情况', '留言'])
    expect(await names('clerk', '379999101')).toEqual(['催一下', '留言'])
    expect(await names('leader', 'YX')).toEqual([
      '调整紧急程度',
      '增派协办',
      '中心改派',
      '提出权属争议',
      '起草督办单',
      '提请联合督办',
      '提出督办要求',
      '终止',
      '留言',
    ])
    expect(await names('clerk', '379999102')).toEqual([])
    expect(await names('clerk', 'ZR')).toEqual([])
  })

  it('should let a deputy withdraw what has gone out, and say why not before', async () => {
    const deputy = await county.who('deputy', '379999101')
    const offered = async (each: string) =>
      (await county.may(each, deputy)).acts.find(act => act.id === 'exit')
    expect((await offered(number))?.disabledReason).toBeUndefined()
    const early = await county.files()
    expect((await offered(early))?.disabledReason).toBe('还没有呼出，请在审签中处理')
    await county.does(early, 'approve', { 意见: '同意' })
    await county.acts(early, 'exit', { 退出方式: '撤回', 理由: '重复呼叫' }, deputy)
    expect(await county.call(early)).toMatchObject({ state: '撤回', open: false })
    expect(await county.open(early)).toEqual([])
  })

  it('should ask for the evidence of the item', async () => {
    const row = await county.task(number, 'feed-back')
    const clerk = await county.actorOf(row!)
    const act = (await county.may(number, clerk)).acts[0]?.id ?? ''
    const input = { 处置情况: '已清理', 结果: '已解决', 未回复协办说明: '不影响' }
    expect(await county.tries(number, act, input, clerk)).toMatchObject({
      code: 'FORM_INVALID',
      fields: { 佐证: '请附佐证：照片、现场签字任选其一' },
    })
    const stranger = await county.photo(await county.who('clerk', 'JT'))
    expect(await county.tries(number, act, { ...input, 佐证: [stranger] }, clerk)).toMatchObject({
      code: 'FORM_INVALID',
    })
    expect(
      await county.tries(number, act, { ...input, 佐证: [await county.photo(clerk)] }, clerk),
    ).toMatchObject({
      ok: true,
      value: { sentence: '已送柳林镇核验' },
    })
  })

  it('should take nothing that the form does not name', async () => {
    const row = await county.task(number, 'feed-back')
    const clerk = await county.actorOf(row!)
    const due = (await county.call(number)).due
    await county.feedsBack(number, { 期限: '2030-01-01', 承办序: 9, 轮次: 5 })
    const view = await county.services.runtime.instance(code, (await county.call(number)).instance)
    expect(view?.variables).toMatchObject({ 承办序: 1, 轮次: 1 })
    expect((await county.call(number)).legs[0]?.due).toBe(due)
    expect(clerk.unit).toBe('JJ')
  })

  it('should let one of two clerks win, and keep what the other had typed', async () => {
    const row = await county.task(number, 'feed-back')
    const [first, second] = row?.people ?? []
    const by = async (person: string) => ({ ...(await county.actorOf(row!)), person })
    const act = `task-${Buffer.from(row!._id).toString('base64url')}`
    const give = async (person: string, text: string) =>
      county.tries(
        number,
        act,
        {
          处置情况: text,
          结果: '已解决',
          未回复协办说明: '不影响',
          佐证: [await county.photo(await by(person))],
        },
        await by(person),
      )
    const outcomes = await Promise.all([give(first!, '甲写的处置情况'), give(second!, '乙写的处置情况')])
    expect(outcomes.filter(each => each.ok)).toHaveLength(1)
    const lost = outcomes.findIndex(each => !each.ok)
    expect(outcomes[lost]).toMatchObject({
      code: 'TASK_GONE',
      by: expect.any(String),
      at: expect.any(Number),
    })
    const draft = await readDraft(
      county.store,
      { county: code, person: [first, second][lost]! },
      `act/${number}/comment`,
    )
    expect(String(draft?.value.text)).toContain(lost === 0 ? '甲写的' : '乙写的')
  })

  it('should answer the same act sent again as it did the first time', async () => {
    const row = await county.task(number, 'feed-back')
    const clerk = await county.actorOf(row!)
    const act = `task-${Buffer.from(row!._id).toString('base64url')}`
    const input = {
      处置情况: '已清理',
      结果: '已解决',
      未回复协办说明: '不影响',
      佐证: [await county.photo(clerk)],
    }
    const send = async (key: string) => performAct(await county.now(), clerk, number, act, input, key)
    const first = await send('key-1')
    expect(first).toMatchObject({ ok: true })
    expect(await send('key-1')).toEqual(first)
    expect(await send('key-2')).toMatchObject({ code: 'TASK_GONE' })
    const say = async () =>
      performAct(await county.now(), clerk, number, 'comment', { text: '请核验' }, 'key-3')
    await Promise.all([say(), say()])
    expect((await commentsOf(county.store, code, number)).map(each => each.text)).toEqual(['请核验'])
  })

  it('should refuse strangers, unknown numbers and tasks of others, each with its code', async () => {
    const stranger = await county.who('clerk', '379999102')
    const act = (await county.may(number, await county.who('clerk', 'JJ'))).acts[0]?.id ?? ''
    expect(await county.tries(number, act, {}, stranger)).toMatchObject({
      code: 'CASE_NOT_YOURS',
      text: '没有权限看这件：它属于柳林镇',
    })
    expect(await county.tries('SF-20260101-00001', act, {}, stranger)).toMatchObject({ code: 'CASE_UNKNOWN' })
    expect(await county.tries(number, act, {}, await county.who('clerk', 'JT'))).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    expect(await county.tries(number, 'task-nonsense', {}, await county.who('clerk', 'JJ'))).toMatchObject({
      code: 'ACT_UNKNOWN',
    })
    const head = await county.who('clerk', 'JT')
    expect(await county.tries(number, 'extension', {}, head)).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('should take the rating with the verification, for the task that follows', async () => {
    await county.feedsBack(number)
    const row = await county.task(number, 'verify')
    const clerk = await county.actorOf(row!)
    const act = (await county.may(number, clerk)).acts.find(each => each.form?.id === 'township-call.verify')
    const units =
      act?.form?.components.find(each => each.key === '评分')?.values?.map(each => each.value) ?? []
    const score = { 响应速度: 5, 办理质量: 5, 满意度: 4 }
    const rating = units.map(unit => ({ 单位: unit, ...score }))
    await county.does(number, 'verify', { 核验方式: '材料', 核验意见: '办结', 评分: rating }, clerk)
    expect(await county.call(number)).toMatchObject({
      state: '办结',
      ratings: [{ unit: 'JJ', satisfaction: 4 }, {}, {}],
    })
    expect(await county.task(number, 'rate')).toBeUndefined()
  })

  it('should rate and record once when a node dies over a verification, sent again or not', async () => {
    await county.feedsBack(number)
    const clerk = await county.actorOf((await county.task(number, 'verify'))!)
    const act = (await county.may(number, clerk)).acts.find(each => each.form?.id === 'township-call.verify')!
    const units =
      act.form?.components.find(each => each.key === '评分')?.values?.map(each => each.value) ?? []
    const rating = units.map(unit => ({ 单位: unit, 响应速度: 5, 办理质量: 5, 满意度: 3 }))
    const input = { 核验方式: '材料', 核验意见: '办结', 评分: rating }
    const rows = async () =>
      (await county.store.find(auditTrail, code, { where: { subject: number } })).items.filter(row =>
        row.details.includes('"township-call.verify"'),
      )
    // It dies when the verification is written and before it is rated.
    const victim = new StoryCounty(dying(1)(county.store), county.clock, defaultEdition())
    await expect(performAct(await victim.now(), clerk, number, act.id, input, 'key-1')).rejects.toThrow(
      'the node is dead',
    )
    expect(await rows()).toEqual([])
    await county.services.runtime.recover()
    expect(await county.call(number)).toMatchObject({ ratings: [{ satisfaction: 3 }, {}, {}] })
    for (let i = 0; i < 2; i++)
      expect(await performAct(await county.now(), clerk, number, act.id, input, 'key-1')).toMatchObject({
        ok: true,
      })
    expect(await county.call(number)).toMatchObject({ ratings: [{ satisfaction: 3 }, {}, {}] })
    expect(await rows()).toHaveLength(1)
  })

  it('should refuse what makes no sense on this case', async () => {
    const clerk = await county.who('clerk', 'JJ')
    const back = { 理由: '不归我局', 依据: '三定', 建议主办: 'JJ' }
    expect(await county.tries(number, 'return', back, clerk)).toMatchObject({
      fields: { 建议主办: '请选本单位以外的单位' },
    })
  })

  it('should say why an act came too late', async () => {
    await county.feedsBack(number)
    const clerk = await county.who('clerk', 'JJ')
    const input = { 延长数量: 1, 单位: '工作日', 理由: '晚了', 进展: '无' }
    expect(await county.tries(number, 'extension', input, clerk)).toMatchObject({
      code: 'NOBODY_WAITS',
      text: '该事项已反馈，不能再办这一步',
    })
  })

  it('should write every act into the audit trail', async () => {
    const { items } = await county.store.find(auditTrail, code, { where: { subject: number }, sort: ['seq'] })
    expect(items.map(row => row.act)).toEqual([
      'call.filed',
      'task.completed',
      'task.completed',
      'task.completed',
      'task.completed',
    ])
  })

  it('should draw a number for an order only when it is issued', async () => {
    await county.until('2026-10-13 17:30')
    await county.does(number, 'sign-order', { 签发意见: '签发', 督办要求: '两日内反馈' })
    const [order] = (await county.supervision(number)).orders
    expect(order).toMatchObject({ state: '已签发', requirement: '两日内反馈' })
    expect(order?.number).toMatch(/^示督〔2026〕\d+号$/)
    const row = await county.store.get(documentNumbers, code, `${code}/${order?.number}`)
    expect(row?.issuedAt).toBeDefined()
    await county.until('2026-10-19 17:30')
    const { items } = await county.store.find(documentNumbers, code, { where: { kind: '通' } })
    const circular = (await county.documents(number)).find(each => each.kind === '通报')
    await county.does(number, 'sign-document', { 签发意见: '不签发', 不签发理由: '正在反馈' })
    expect((await county.documents(number)).find(each => each._id === circular?._id)).toMatchObject({
      state: '不签发',
    })
    expect((await county.store.find(documentNumbers, code, { where: { kind: '通' } })).items).toEqual(items)
  })
})

describe('a call that the deputy sends back', () => {
  it('should take what the clerk revised into the record and the instance', async () => {
    const number = await county.files()
    await county.does(number, 'approve', { 意见: '退回修改', 说明: '地点写具体' })
    expect((await county.call(number)).state).toBe('待修改')
    const clerk = await county.actorOf((await county.task(number, 'file'))!)
    const act = (await county.may(number, clerk)).acts[0]
    expect(act?.defaults).toMatchObject({ 标题: filing.title, 清单项: 'SD-31' })
    await county.does(number, 'file', {
      ...act?.defaults,
      标题: '柳林集市占道经营',
      清单项: 'SD-37',
      地点: { text: '柳林集市东口' },
    })
    const record = await county.call(number)
    expect(record).toMatchObject({
      state: '待审签',
      filed: { title: '柳林集市占道经营', item: 'SD-37', place: { text: '柳林集市东口' } },
    })
    await county.does(number, 'approve', { 意见: '同意' })
    await county.accepts(number)
    expect((await county.call(number)).lead).toBe('ZF')
  })
})
