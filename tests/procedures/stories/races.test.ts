import { RuntimeError } from '../../../server/runtime/index.js'
import { clockText, demonstrationCounty, type StoryCounty } from './county.js'
import { feedback, move, orders, plays, race as raced, type Move, type Order } from './race.js'

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

const race = (order: Order, number: string, first: Move, second: Move) =>
  raced(
    order,
    () => plays(county, number, first),
    () => plays(county, number, second),
  )

describe.each(orders)('races of a call: %s', order => {
  it('grant and feedback: either wins alone, and on time is judged by the limit then in force', async () => {
    const number = await dispatched()
    await county.acts(number, 'extension', extension, await lead())
    await county.does(number, 'sign-ext', { 意见: '同意' })
    await county.does(number, 'comment-ext', { 延期意见: '同意' })
    const grant = await move(county, number, 'decide-ext', { 批复: '批准', 数量: 2 })
    const [granted, fed] = await race(order, number, grant, await feedback(county, number))
    expect(fed.ok).toBe(true)
    const record = await county.call(number)
    expect(record).toMatchObject({ state: '待核验', running: false, pending: null })
    expect(record.legs[0]).toMatchObject({ onTime: true, version: granted.ok ? 2 : 1 })
    if (!granted.ok)
      expect(granted).toMatchObject({ code: 'TASK_GONE', text: expect.stringContaining('已反馈，无需延期') })
    expect((await county.open(number)).map(row => row.name)).toEqual(['核验'])
    expect(await county.supervision(number)).toMatchObject({ open: false, result: '反馈' })
  })

  it('withdrawal and feedback: a withdrawal is honoured either way, a feedback after it is refused', async () => {
    const number = await dispatched()
    const exit = { act: 'exit', input: { 理由: '路段已封闭' }, by: await caller() }
    const [withdrawn, fed] = await race(order, number, exit, await feedback(county, number))
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
    const agree = await move(county, number, 'decide-return', { 决定: '同意改派', 新主办: 'ZF', 新协办: [] })
    const [moved, fed] = await race(order, number, agree, await feedback(county, number))
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
    const merge = await move(county, number, 'decide-intake', { 审核结论: '并件', 主件: main })
    const close = await move(county, main, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    const [merged] = await raced(
      order,
      () => plays(county, number, merge),
      () => plays(county, main, close),
    )
    await county.services.runtime.advance(county.clock.now())
    const { state } = await county.call(number)
    expect(state).toBe(merged.ok ? '并件办结' : '待受理')
  })
})

describe('requests under way', () => {
  it('should grant no return and no shelving once the case is 特急', async () => {
    const number = await dispatched()
    await county.acts(number, 'return', returning, await lead())
    await county.does(number, 'sign-return', { 意见: '同意' })
    await county.acts(number, 'shelving', shelving, await lead())
    const raise = { 新紧急程度: '特急', 理由: '路面塌陷' }
    await county.acts(number, 'urgency', raise, await county.who('clerk', 'YX'))
    const agree = await move(county, number, 'decide-return', { 决定: '同意改派', 新主办: 'ZF', 新协办: [] })
    expect(await plays(county, number, agree)).toMatchObject({ code: 'FORM_INVALID' })
    const sign = await move(county, number, 'sign-shelve', { 意见: '同意' })
    expect(await plays(county, number, sign)).toMatchObject({ code: 'FORM_INVALID' })
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
    const position = await move(county, number, 'state-position', { 主张: '不属本单位', 陈述依据: '三定' })
    await plays(county, number, await feedback(county, number))
    expect((await county.open(number)).map(row => row.name)).toEqual(['核验'])
    expect(await plays(county, number, position)).toMatchObject({ ok: false, code: 'TASK_GONE' })
    const record = await county.call(number)
    expect(record).toMatchObject({ lead: 'JJ', state: '待核验', legs: [{ result: '反馈' }] })
    expect(record.disputes.every(each => each.to !== undefined)).toBe(true)
    const head = await county.who('head', 'JJ')
    expect((await county.may(number, head)).acts.map(act => act.id)).toContain('contest')
  })

  it('should refuse what is asked of a leg that has ended', async () => {
    const number = await dispatched()
    const first = (await county.call(number)).legs[0]!.key
    await plays(county, number, await feedback(county, number))
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
})

describe('who is told, over the whole life of a call', () => {
  it('should be told of each thing once: by leg, by request, by version of the limit', async () => {
    const number = await dispatched()
    const leader = await county.who('leader', 'YX')
    const deputy = await caller()
    await county.acts(number, 'return', returning, await lead())
    await county.does(number, 'sign-return', { 意见: '不同意', 说明: '由我单位办' })
    await county.acts(number, 'extension', extension, await lead())
    await county.does(number, 'sign-ext', { 意见: '同意' })
    await county.does(number, 'comment-ext', { 延期意见: '同意' })
    await county.does(number, 'decide-ext', { 批复: '批准', 数量: 1 })
    await county.acts(number, 'change-owner', { 新主办: 'ZF', 新协办: ['JT'], 依据: '派错' }, leader)
    await county.signsAndResponds(number)
    await plays(county, number, await feedback(county, number))
    await county.does(number, 'verify', {
      核验方式: '现场',
      核验意见: '重办',
      核验理由: '仍有货车',
      分管同意: deputy.person,
    })
    await county.signsAndResponds(number)
    await plays(county, number, await feedback(county, number))
    await county.does(number, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    await county.services.runtime.settle()
    const told = await county.notices(number)
    // Two legs are answered with the same words; everything else is said once in these words.
    const said = told.filter(row => row.level !== '反馈')
    const lines = said.map(row => `${row.level} ${row.person} ${row.text}`)
    expect(lines.filter((line, n) => lines.indexOf(line) !== n)).toEqual([])
    const times = (level: string, person: string) =>
      told.filter(row => row.level === level && row.person === person).length
    const { person: clerk } = await county.who('clerk', '379999101')
    // Three legs, of which two were answered; one closing.
    expect([times('派发', clerk), times('反馈', clerk), times('办结', clerk)]).toEqual([3, 2, 1])
    expect(times('派发', (await lead('JJ')).person)).toBe(1)
    // As a cooperating unit of the first leg, then as the lead of two.
    expect(times('派发', (await lead('ZF')).person)).toBe(3)
    expect(times('退回结果', (await lead('JJ')).person)).toBe(1)
    expect(times('期限变更', (await lead('JJ')).person)).toBe(1)
    expect(times('改派', (await lead('JJ')).person)).toBe(1)
  })
})

describe('feedback a millisecond after the limit', () => {
  it.each(orders)('should be late, and its red counted, with the step at the limit: %s', async order => {
    const number = await county.dispatched(clockText(county.clock.now()))
    await county.signsAndResponds(number)
    const { due = 0 } = await county.call(number)
    await county.until(clockText(due - 60_000))
    const fed = await feedback(county, number)
    county.clock.set(due + 1)
    await raced(
      order,
      () => county.services.runtime.advance(due + 1),
      () => plays(county, number, fed),
    )
    await county.services.runtime.advance(due + 1)
    expect((await county.call(number)).legs).toMatchObject([{ onTime: false, result: '反馈', to: due + 1 }])
    const { reds, orders: papers } = await county.supervision(number)
    expect(reds).toMatchObject([{ state: '计入', from: due, to: due + 1 }])
    expect(papers).toEqual([])
    const urged = (await county.notices(number)).filter(row => row.level === '到期').map(row => row.person)
    expect(new Set(urged).size).toBe(urged.length)
    expect((await county.notices(number)).map(row => row.level)).not.toContain('已更正')
  })
})
