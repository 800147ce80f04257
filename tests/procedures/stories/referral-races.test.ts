import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import type { Actor } from '../../../server/domain/county.js'
import { calls } from '../../../server/domain/calls/record.js'
import { supervisionId, supervisions } from '../../../server/domain/supervision/record.js'
import { code, type StoryCounty } from './county.js'
import { decided, does, enforcementCounty, filesIn, township } from './enforcement.js'
import { move, orders, plays, race, type Move } from './race.js'

let county: StoryCounty
let body: Actor
let deputy: Actor
let centre: Actor
let answering: Record<string, unknown>
beforeAll(async () => {
  county = await enforcementCounty('2026-10-09 08:40')
  body = await county.who('clerk', 'ZF')
  deputy = await county.who('deputy', township)
  centre = await county.who('leader', 'YX')
  answering = {
    答复: '未发现违法',
    答复理由: '事实清楚',
    答复依据: '条例',
    签发人: (await county.who('head', 'ZF')).person,
  }
})
afterAll(() => county.store.close())

const checked = {
  核查时间: '2026-10-09T08:40',
  执法人员: '甲 ZF-0001、乙 ZF-0002',
  核查情况: '属实',
  回避: '无',
}
const returning = { 理由: '不归本局', 依据: '三定规定', 建议主办: 'SC' }
const extension = { 延长数量: 2, 单位: '工作日', 理由: '当事人在外地', 进展: '已询问一次' }

/** A call to the body, inspected on site and about to be answered. */
async function inspected(): Promise<string> {
  const number = await filesIn(county, 'enforcement-referral')
  await county.does(number, 'approve', { 意见: '同意' })
  await county.does(number, '签收', {})
  await county.does(number, 'site-check', checked)
  return number
}
async function answer(number: string): Promise<Move> {
  const row = (await county.open(number)).find(each => each.element === 'decide')
  if (!row) throw new Error('nothing to answer')
  return { act: actOfTask(row._id), input: answering, by: body }
}
async function returned(number: string, to: string, more = {}): Promise<Move> {
  await county.acts(number, 'return', { ...returning, 建议主办: to }, body)
  await county.does(number, 'sign-return', { 意见: '同意' })
  return move(county, number, 'decide-return', { 决定: '同意改派', 新主办: to, 新协办: [], ...more })
}
async function extended(number: string): Promise<Move> {
  await county.acts(number, 'extension', extension, body)
  await county.does(number, 'sign-ext', { 意见: '同意' })
  await county.does(number, 'comment-ext', { 延期意见: '同意' })
  return move(county, number, 'decide-ext', { 批复: '批准', 数量: 2 })
}
const exit = (): Move => ({ act: 'exit', input: { 理由: '已自行解决' }, by: deputy })
const raise = (): Move => ({ act: 'urgency', input: { 新紧急程度: '紧急', 理由: '已伤人' }, by: centre })
const both = (order: (typeof orders)[number], number: string, first: Move, second: Move) =>
  race(
    order,
    () => plays(county, number, first),
    () => plays(county, number, second),
  )

/** Every leg but the one under way has ended, and so has its supervision, answered once. */
async function sound(number: string): Promise<void> {
  await county.services.runtime.advance(county.clock.now())
  const record = await county.call(number)
  for (const leg of record.legs) {
    const row = await county.store.get(supervisions, code, supervisionId(code, leg.key))
    const underWay = record.running && leg === record.legs.at(-1)
    expect([leg.to === undefined, row?.open]).toEqual([underWay, underWay])
    if (!underWay) expect(row?.result).toBe(leg.result)
  }
  if (!record.open) expect(await county.open(number)).toEqual([])
  expect(await county.troubles()).toEqual([])
}

describe.each(orders)('races of a call to a body: %s', order => {
  it('return approved and answer: the first is taken, the second is told why', async () => {
    const number = await inspected()
    const [moved, answered] = await both(order, number, await returned(number, 'SC'), await answer(number))
    expect([moved.ok, answered.ok].filter(Boolean)).toHaveLength(1)
    const record = await county.call(number)
    expect([record.lead, record.legs.length]).toEqual(moved.ok ? ['SC', 2] : ['ZF', 1])
    // At once the case may not yet say what the step gave way to.
    const told = moved.ok ? '改派' : '反馈'
    expect(moved.ok ? answered : moved).toMatchObject({
      code: 'TASK_GONE',
      text: order === 'both at once' ? expect.any(String) : expect.stringContaining(told),
    })
    await sound(number)
  })

  it('extension granted and answer: on time by the limit then in force', async () => {
    const number = await inspected()
    const [granted, answered] = await both(order, number, await extended(number), await answer(number))
    expect(answered.ok).toBe(true)
    const { legs, pending } = await county.call(number)
    expect(legs).toMatchObject([{ version: granted.ok ? 2 : 1, onTime: true, result: '反馈' }])
    expect(pending).toBeNull()
    await sound(number)
  })

  it('urgency raised and answer: the leg has the limit that was in force when it was answered', async () => {
    const number = await inspected()
    const [raised, answered] = await both(order, number, raise(), await answer(number))
    expect([raised.ok, answered.ok]).toEqual([true, true])
    const { legs, urgency } = await county.call(number)
    expect([legs.length, urgency]).toEqual([1, '紧急'])
    if (order !== 'both at once') expect(legs[0]?.version).toBe(order === 'first then second' ? 2 : 1)
    await sound(number)
  })

  it('urgency raised and extension granted: both hold, in the order in which they came', async () => {
    const number = await inspected()
    const grant = await extended(number)
    const [raised, granted] = await both(order, number, raise(), grant)
    expect(raised.ok).toBe(true)
    const { due, legs } = await county.call(number)
    expect(legs[0]?.version).toBe(granted.ok ? 3 : 2)
    expect((await county.supervision(number)).due).toBe(due)
    await sound(number)
  })

  it('re-dispatch by the centre and answer: the first is taken', async () => {
    const number = await inspected()
    const change = { act: 'change-owner', input: { 新主办: 'SC', 新协办: [], 依据: '派错' }, by: centre }
    const [changed, answered] = await both(order, number, change, await answer(number))
    expect([changed.ok, answered.ok].filter(Boolean)).toHaveLength(1)
    expect((await county.call(number)).lead).toBe(changed.ok ? 'SC' : 'ZF')
    await sound(number)
  })

  it('withdrawal and return approved: the call ends, with one leg or two', async () => {
    const number = await inspected()
    const [moved, withdrawn] = await both(order, number, await returned(number, 'SC'), exit())
    expect(withdrawn.ok).toBe(true)
    const record = await county.call(number)
    expect(record).toMatchObject({ state: '撤回', open: false })
    expect(record.legs.map(leg => leg.result)).toEqual(moved.ok ? ['改派', '撤回'] : ['撤回'])
    await sound(number)
  })

  it('withdrawal and a return to a department: withdrawn, or a call with the same number', async () => {
    const number = await inspected()
    const [moved, withdrawn] = await both(order, number, await returned(number, 'ZZB'), exit())
    expect([moved.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1)
    await sound(number)
    const { matter, state } = await county.call(number)
    const { items } = await county.store.find(calls, code, { where: { matter } })
    expect(state).toBe(moved.ok ? '改由他单位' : '撤回')
    expect(items.map(each => each.process).filter(each => each === 'township-call')).toHaveLength(
      moved.ok ? 1 : 0,
    )
  })

  it('withdrawal and two answers: one answer at most, the call ends', async () => {
    const number = await inspected()
    const [one, two] = [await answer(number), await answer(number)]
    const [[withdrawn, second], first] = await race(
      order,
      () => both('both at once', number, exit(), two),
      () => plays(county, number, one),
    )
    expect(withdrawn.ok).toBe(true)
    expect([first.ok, second.ok].filter(Boolean).length).toBeLessThanOrEqual(1)
    expect(await county.call(number)).toMatchObject({ state: '撤回', open: false })
    await sound(number)
  })

  it('withdrawal and the decision in a case that was filed: the call ends, the case is the body’s', async () => {
    const number = await inspected()
    const caseNumber = `2026-${orders.indexOf(order)}`
    const filed = { ...answering, 答复: '立案', 案件号: caseNumber, 立案日期: '2026-10-09' }
    await does(county, number, 'ZF', '答复', filed)
    const row = (await county.open(number)).find(each => each.element === 'record-decision')
    const decision = { act: actOfTask(row?._id ?? ''), input: decided('2026-10-09'), by: body }
    const [withdrawn, recorded] = await both(order, number, exit(), decision)
    expect(withdrawn.ok).toBe(true)
    const record = await county.call(number)
    expect(record).toMatchObject({
      state: '撤回',
      open: false,
      penalties: [{ caseNumber: `ZF/${caseNumber}` }],
    })
    const clock = await county.store.get(supervisions, code, supervisionId(code, `ZF/${caseNumber}#决定1`))
    expect(clock).toMatchObject({ open: false, result: recorded.ok ? '反馈' : '撤回' })
    await sound(number)
  })

  it('withdrawal and the re-check: nothing is owed afterwards', async () => {
    const number = await inspected()
    await does(county, number, 'ZF', '答复', { ...answering, 答复: '责令改正', 改正期限: '2026-10-20' })
    const recheck = await move(county, number, 'recheck', { 复查结果: '未改正', 复查情况: '仍占道' })
    const [rechecked, withdrawn] = await both(order, number, recheck, exit())
    expect(withdrawn.ok).toBe(true)
    const { legs, state } = await county.call(number)
    expect([state, legs.map(leg => leg.cause)]).toEqual(['撤回', rechecked.ok ? ['首派', '复查'] : ['首派']])
    await sound(number)
  })
})
