import { RuntimeError } from '../../../server/runtime/index.js'
import type { Actor } from '../../../server/domain/county.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
})
afterAll(() => county.store.close())

const dispatched = async () => {
  const number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
  return number
}
const caller = () => county.who('deputy', '379999101')
const lead = (unit = 'JJ') => county.who('clerk', unit)
const extension = { 延长数量: 2, 单位: '工作日', 理由: '停放点要重划', 进展: '已清理一半' }
const returning = { 理由: '不属本单位', 依据: '清单第 31 项', 建议主办: 'ZF' }
const shelving = { 原因: '资金', 阶段成果: '已勘查', 复核日: '2027-03-01' }

interface Move {
  act: string
  input: Record<string, unknown>
  by: Actor
}

/** The open task with this form, ready to be done by whoever may. */
async function move(number: string, form: string, input: Record<string, unknown>): Promise<Move> {
  const row = await county.task(number, form)
  if (!row) throw new Error(`no open task ${form}`)
  return { act: actOfTask(row._id), input, by: await county.actorOf(row) }
}
async function feedback(number: string): Promise<Move> {
  const one = await move(number, 'feed-back', {})
  const input = {
    处置情况: '已清理路段并落实夜间巡查',
    结果: '已解决',
    佐证: [await county.photo(one.by)],
    未回复协办说明: '未回复的单位不影响办理',
  }
  return { ...one, input }
}
const plays = (number: string, { act, input, by }: Move) => county.tries(number, act, input, by)

/** Both orders and both at once: of each pair, on a case of its own, exactly one is taken, or the first decides. */
const orders = ['first then second', 'second then first', 'both at once'] as const
async function race(number: string, order: (typeof orders)[number], first: Move, second: Move) {
  if (order === 'both at once') return Promise.all([plays(number, first), plays(number, second)])
  if (order === 'first then second') {
    const one = await plays(number, first)
    return [one, await plays(number, second)] as const
  }
  const two = await plays(number, second)
  return [await plays(number, first), two] as const
}

describe.each(orders)('races of a call: %s', order => {
  it('grant and feedback: either wins alone, and on time is judged by the limit then in force', async () => {
    const number = await dispatched()
    await county.acts(number, 'extension', extension, await lead())
    await county.does(number, 'sign-ext', { 意见: '同意' })
    await county.does(number, 'comment-ext', { 延期意见: '同意' })
    const grant = await move(number, 'decide-ext', { 批复: '批准', 数量: 2 })
    const [granted, fed] = await race(number, order, grant, await feedback(number))
    expect(fed.ok).toBe(true)
    const record = await county.call(number)
    expect(record).toMatchObject({ state: '待核验', running: false, pending: null })
    expect(record.legs[0]).toMatchObject({ onTime: true, version: granted.ok ? 2 : 1 })
    if (!granted.ok) expect(granted.code).toBe('TASK_GONE')
    expect((await county.open(number)).map(row => row.name)).toEqual(['核验'])
    expect(await county.supervision(number)).toMatchObject({ open: false, result: '反馈' })
  })

  it('withdrawal and feedback: a withdrawal is honoured either way, a feedback after it is refused', async () => {
    const number = await dispatched()
    const exit = { act: 'exit', input: { 理由: '路段已封闭' }, by: await caller() }
    const [withdrawn, fed] = await race(number, order, exit, await feedback(number))
    expect(withdrawn.ok).toBe(true)
    const record = await county.call(number)
    expect(record).toMatchObject({ state: '撤回', open: false })
    expect(record.legs[0]?.result).toBe(fed.ok ? '反馈' : '撤回')
    expect(await county.open(number)).toEqual([])
    expect(await county.supervision(number)).toMatchObject({ open: false, result: fed.ok ? '反馈' : '撤回' })
  })

  it('return approved and feedback: the first is taken, the second is told', async () => {
    const number = await dispatched()
    await county.acts(number, 'return', returning, await lead())
    await county.does(number, 'sign-return', { 意见: '同意' })
    const agree = await move(number, 'decide-return', { 决定: '同意改派', 新主办: 'ZF', 新协办: [] })
    const [moved, fed] = await race(number, order, agree, await feedback(number))
    expect([moved.ok, fed.ok].filter(Boolean)).toHaveLength(1)
    const record = await county.call(number)
    expect(record.lead).toBe(moved.ok ? 'ZF' : 'JJ')
    expect(record.legs).toHaveLength(moved.ok ? 2 : 1)
    expect(await county.supervision(number)).toMatchObject({
      open: false,
      result: moved.ok ? '改派' : '反馈',
    })
  })

  it('merging into a case and its closing: nobody waits for a main that has ended', async () => {
    const main = await dispatched()
    const number = await county.files()
    await county.does(number, 'approve', { 意见: '同意' })
    await county.feedsBack(main)
    const merge = await move(number, 'decide-intake', { 审核结论: '并件', 主件: main })
    const close = await move(main, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    const merging = () => plays(number, merge)
    const closing = () => plays(main, close)
    const [merged] =
      order === 'both at once'
        ? await Promise.all([merging(), closing()])
        : order === 'first then second'
          ? [await merging(), await closing()]
          : [await closing().then(merging)]
    await county.services.runtime.advance(county.clock.now())
    const { state } = await county.call(number)
    expect(state).toBe(merged?.ok ? '并件办结' : '待受理')
  })
})

describe('requests under way', () => {
  it('should lapse with a notice when the unit feeds back', async () => {
    const acts = { extension, return: returning, shelving }
    for (const [act, input] of Object.entries(acts)) {
      const number = await dispatched()
      await county.acts(number, act, input, await lead())
      await plays(number, await feedback(number))
      expect(await county.call(number)).toMatchObject({ state: '待核验', pending: null })
      const head = await county.who('head', 'JJ')
      const lapsed = (await county.notices(number)).filter(row => row.level === '失效')
      expect(lapsed.map(row => row.person)).toContain(head.person)
    }
  })

  it('should keep an extension when the urgency is raised, in the unit of the new urgency', async () => {
    const number = await dispatched()
    await county.acts(number, 'extension', { ...extension, 延长数量: 5 }, await lead())
    await county.does(number, 'sign-ext', { 意见: '同意' })
    await county.does(number, 'comment-ext', { 延期意见: '同意' })
    const raise = { 新紧急程度: '紧急', 理由: '已发生追尾' }
    await county.acts(number, 'urgency', raise, await county.who('clerk', 'YX'))
    const raised = (await county.call(number)).due ?? 0
    await county.does(number, 'decide-ext', { 批复: '批准', 数量: 5 })
    const record = await county.call(number)
    expect((record.due ?? 0) - raised).toBe(5 * 3_600_000)
    expect(record.legs[0]).toMatchObject({ version: 3 })
  })

  it('should grant no return and no shelving once the case is 特急', async () => {
    const number = await dispatched()
    await county.acts(number, 'return', returning, await lead())
    await county.does(number, 'sign-return', { 意见: '同意' })
    await county.acts(number, 'shelving', shelving, await lead())
    const raise = { 新紧急程度: '特急', 理由: '路面塌陷' }
    await county.acts(number, 'urgency', raise, await county.who('clerk', 'YX'))
    const agree = await move(number, 'decide-return', { 决定: '同意改派', 新主办: 'ZF', 新协办: [] })
    expect(await plays(number, agree)).toMatchObject({ code: 'FORM_INVALID' })
    const sign = await move(number, 'sign-shelve', { 意见: '同意' })
    expect(await plays(number, sign)).toMatchObject({ code: 'FORM_INVALID' })
    await county.does(number, 'decide-return', { 决定: '不同意', 退回理由: '已改为特急' })
    await county.does(number, 'sign-shelve', { 意见: '不同意', 说明: '已改为特急' })
    expect(await county.call(number)).toMatchObject({ lead: 'JJ', running: true, urgency: '特急' })
    const ring = (await county.open(number)).find(row => row.form === 'supervision.do-act')
    expect(ring?.people).toContain((await county.who('head', 'JJ')).person)
  })

  it('should end a ruling with the leg that is answered, and call it again by contest only', async () => {
    const number = await dispatched()
    await county.acts(number, 'return', returning, await lead())
    await county.does(number, 'sign-return', { 意见: '同意' })
    await county.does(number, 'decide-return', { 决定: '提请编办裁定', 争议缘由: '权属争议' })
    await county.services.runtime.advance(county.clock.now())
    const stating = (await county.open(number)).filter(row => row.form === 'dispute-ruling.state-position')
    expect(stating).toHaveLength(2)
    const position = await move(number, 'state-position', { 主张: '不属本单位', 陈述依据: '三定' })
    await plays(number, await feedback(number))
    expect((await county.open(number)).map(row => row.name)).toEqual(['核验'])
    expect(await plays(number, position)).toMatchObject({ ok: false, code: 'TASK_GONE' })
    const record = await county.call(number)
    expect(record).toMatchObject({ lead: 'JJ', state: '待核验', legs: [{ result: '反馈' }] })
    expect(record.disputes.every(each => each.to !== undefined)).toBe(true)
    const head = await county.who('head', 'JJ')
    expect((await county.may(number, head)).acts.map(act => act.id)).toContain('contest')
  })

  it('should refuse what is asked of a leg that has ended', async () => {
    const number = await dispatched()
    const first = (await county.call(number)).legs[0]!.key
    await plays(number, await feedback(number))
    const deputy = await caller()
    await county.does(number, 'verify', {
      核验方式: '现场',
      核验意见: '重办',
      核验理由: '仍有货车',
      分管同意: deputy.person,
    })
    expect((await county.call(number)).legs.map(leg => leg.cause)).toEqual(['首派', '返工'])
    const late = county.services.runtime.publish((await county.now()).county, {
      name: 'extension requested',
      key: first,
      variables: extension,
      ttl: 0,
    })
    await expect(late).rejects.toBeInstanceOf(RuntimeError)
    const rework = await county.tries(number, 'return', returning, await lead())
    expect(rework).toMatchObject({ code: 'REFUSED', text: '返工、复查件不能退回' })
  })

  it('should leave a countersign owed when the case ends', async () => {
    const deputy = await caller()
    const number = await county.files({
      urgency: '紧急',
      oralApprover: deputy.person,
      oralApprovedAt: county.clock.now(),
      urgencyReason: '占用行车道',
    })
    await county.acts(number, 'exit', { 理由: '已自行解决' }, deputy)
    expect(await county.call(number)).toMatchObject({ state: '撤回' })
    expect((await county.open(number)).map(row => row.form)).toEqual(['supervision.do-act'])
  })

  it('should drop an unsigned order of the old leg at a re-dispatch, and keep its red', async () => {
    const number = await dispatched()
    await county.until('2026-10-13 17:30')
    expect((await county.open(number)).map(row => row.form)).toContain('supervision.sign-order')
    const leader = await county.who('leader', 'YX')
    await county.acts(number, 'change-owner', { 新主办: 'ZF', 新协办: [], 依据: '派错' }, leader)
    expect((await county.open(number)).map(row => row.form)).not.toContain('supervision.sign-order')
    expect(await county.supervision(number, 1)).toMatchObject({
      open: false,
      result: '改派',
      reds: [{ state: '计入' }],
    })
    expect(clockText((await county.call(number)).legs[0]?.to ?? 0)).toBe('2026-10-13 17:30')
    expect(await county.troubles()).toEqual([])
  })
})
