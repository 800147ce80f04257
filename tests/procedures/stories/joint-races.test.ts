import { addLimit, endOfDay } from '../../../server/calendar/index.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import type { Actor } from '../../../server/domain/county.js'
import { contextIn, listIn } from '../../../server/domain/calls/feel.js'
import { supervisionId, supervisions } from '../../../server/domain/supervision/record.js'
import { clockText, code, type StoryCounty } from './county.js'
import {
  concluding,
  confirms,
  convenes,
  convening,
  decided,
  enforcementCounty,
  filesPenalty,
  township,
  visits,
} from './enforcement.js'
import { move, orders, plays, race, type Move, type Order } from './race.js'

let county: StoryCounty
let body: Actor
let deputy: Actor
let centre: Actor
beforeAll(async () => {
  county = await enforcementCounty('2026-10-09 09:30')
  body = await county.who('clerk', 'ZF')
  deputy = await county.who('deputy', township)
  centre = await county.who('leader', 'YX')
})
afterAll(() => county.store.close())

const urgent = { 紧急程度: '紧急' }
const units = ['ZF', 'SC', 'GA', 'JT']
const cancel = (): Move => ({ act: 'cancel', input: { 理由: '改由管理方清场' }, by: deputy })
const terminate = (): Move => ({
  act: 'terminate',
  input: { 终止原因: '进入司法程序', 理由: '当事人起诉' },
  by: centre,
})
const both = (order: Order, number: string, first: Move, second: Move) =>
  race(
    order,
    () => plays(county, number, first),
    () => plays(county, number, second),
  )

/** The open task of that element that is the unit's, ready to be done by its clerk. */
async function task(
  number: string,
  unit: string,
  element: string,
  input: Record<string, unknown>,
): Promise<Move> {
  const rows = await county.open(number)
  const row = rows.find(each => each.element === element && each.units.includes(unit))
  if (!row) throw new Error(`no ${element} of ${unit}; open: ${rows.map(each => each.element).join(', ')}`)
  return { act: actOfTask(row._id), input, by: await county.who('clerk', unit) }
}
const confirming = (number: string, unit: string) =>
  task(number, unit, 'confirm', { 到场: '能', 带队人: '队长', 执法人员: '甲 ZF-0001\n乙 ZF-0002' })

async function confirmed(): Promise<string> {
  const number = await convenes(county, urgent)
  for (const unit of units) await confirms(county, number, unit)
  return number
}
async function visited(): Promise<string> {
  const number = await confirmed()
  await visits(county, number, units)
  return number
}
/** Convened, and the lead said that it cannot come. */
async function refused(): Promise<string> {
  const number = await convenes(county, urgent)
  for (const unit of ['SC', 'GA', 'JT']) await confirms(county, number, unit)
  await confirms(county, number, 'ZF', { 到场: '不能', 不能理由: '正在处置火情' })
  return number
}
const conclusion = async (number: string) =>
  task(number, 'ZF', 'conclude', await concluding(county, { 结论: '未发现违法' }))
const today = () => clockText(county.clock.now()).slice(0, 10)

/** Rows of 确认结果, by unit. */
async function came(number: string): Promise<Map<unknown, Record<string, unknown>>> {
  const { instance } = await county.call(number)
  const view = await county.services.runtime.instance(code, instance)
  return new Map(
    listIn(view?.variables['确认结果'])
      .map(contextIn)
      .map(row => [row.单位, row]),
  )
}
const clockOf = async (key: string) => county.store.get(supervisions, code, supervisionId(code, key))

/** Legs and supervisions agree: each that was left is answered once, and what has ended owes nothing. */
async function sound(number: string): Promise<void> {
  await county.services.runtime.advance(county.clock.now())
  const record = await county.call(number)
  for (const leg of record.legs) {
    const underWay = record.running && leg === record.legs.at(-1)
    const row = await clockOf(leg.key)
    expect([leg.to === undefined, row?.open]).toEqual([underWay, underWay])
  }
  for (const { key } of record.penalties ?? [])
    if (!record.open) expect((await clockOf(key))?.open).toBe(false)
  if (!record.open) expect(await county.open(number)).toEqual([])
  expect(await county.troubles()).toEqual([])
}

describe.each(orders)('races of a joint action: %s', order => {
  it('the last confirmation and 取消: the action is cancelled either way', async () => {
    const number = await convenes(county, urgent)
    for (const unit of ['SC', 'GA', 'JT']) await confirms(county, number, unit)
    const [confirmation, cancelled] = await both(order, number, await confirming(number, 'ZF'), cancel())
    expect(cancelled.ok).toBe(true)
    const { state, open, legs } = await county.call(number)
    expect([state, open, legs.length]).toEqual(['取消', false, confirmation.ok ? 1 : 0])
    await sound(number)
  })

  it('the last evidence and 取消: once the site was visited only the centre ends it', async () => {
    const number = await confirmed()
    await visits(county, number, ['ZF', 'SC', 'GA'])
    const last = await task(number, 'JT', 'unit-evidence', { 取证清单: '照片三张' })
    const [handedIn, cancelled] = await both(order, number, last, cancel())
    expect([handedIn.ok, cancelled.ok].filter(Boolean)).toHaveLength(1)
    if (handedIn.ok)
      expect(cancelled).toMatchObject({ code: 'REFUSED', text: '已到现场，须由中心负责人终止' })
    expect((await county.call(number)).state).toBe(cancelled.ok ? '取消' : '承办中')
    await sound(number)
  })

  it('the conclusion and 终止: the action ends, its leg answered or left', async () => {
    const number = await visited()
    const [concluded, ended] = await both(order, number, await conclusion(number), terminate())
    expect(ended.ok).toBe(true)
    const { state, legs } = await county.call(number)
    expect([state, legs[0]?.result]).toEqual(['终止', concluded.ok ? '反馈' : '终止'])
    await sound(number)
  })

  it('the conclusion and a new lead: the first is taken', async () => {
    const number = await visited()
    const input = { 新主办: 'SC', 新协办: ['ZF'], 依据: '食品为主' }
    const change = { act: 'change-owner', input, by: centre }
    const [concluded, changed] = await both(order, number, await conclusion(number), change)
    expect([concluded.ok, changed.ok].filter(Boolean)).toHaveLength(1)
    const { lead, legs } = await county.call(number)
    expect([lead, legs.length]).toEqual(changed.ok ? ['SC', 2] : ['ZF', 1])
    await sound(number)
  })

  it('the conclusion and a return approved: the first is taken', async () => {
    const number = await visited()
    await county.acts(number, 'return', { 理由: '不归本局', 依据: '三定', 建议主办: 'SC' }, body)
    await county.does(number, 'sign-return', { 意见: '同意' })
    const input = { 决定: '同意改派', 新主办: 'SC', 新协办: [] }
    const agree = await move(county, number, 'decide-return', input)
    const [concluded, moved] = await both(order, number, await conclusion(number), agree)
    expect([concluded.ok, moved.ok].filter(Boolean)).toHaveLength(1)
    expect((await county.call(number)).lead).toBe(moved.ok ? 'SC' : 'ZF')
    await sound(number)
  })

  it('the conclusion, an extension and a raised urgency: on time by the limit then in force', async () => {
    const number = await visited()
    await county.acts(number, 'extension', { 延长数量: 4, 单位: '小时', 理由: '检测', 进展: '已送检' }, body)
    await county.does(number, 'sign-ext', { 意见: '同意' })
    await county.does(number, 'comment-ext', { 延期意见: '同意' })
    const grant = await move(county, number, 'decide-ext', { 批复: '批准', 数量: 4 })
    const raise = { act: 'urgency', input: { 新紧急程度: '特急', 理由: '有人受伤' }, by: centre }
    const given = await conclusion(number)
    const [concluded, [granted, raised]] = await race(
      order,
      () => plays(county, number, given),
      () => both(order, number, grant, raise),
    )
    expect([concluded.ok, raised.ok]).toEqual([true, true])
    const [leg] = (await county.call(number)).legs
    expect(leg).toMatchObject({ result: '反馈', onTime: true })
    if (order === 'first then second') expect([granted.ok, leg?.version]).toEqual([false, 1])
    if (order === 'second then first') expect([granted.ok, leg?.version]).toEqual([true, 3])
    await sound(number)
  })

  it('a unit that comes late and a new lead: it is written down where it came', async () => {
    const number = await convenes(county, urgent)
    for (const unit of ['ZF', 'SC', 'GA']) await confirms(county, number, unit)
    await confirms(county, number, 'JT', { 到场: '不能', 不能理由: '另有任务' })
    const late = {
      act: 'join',
      input: { 单位: 'JT', 带队人: '中队长' },
      by: await county.who('clerk', 'JT'),
    }
    const input = { 新主办: 'SC', 新协办: ['ZF', 'JT'], 依据: '食品为主' }
    const [joined, changed] = await both(order, number, late, { act: 'change-owner', input, by: centre })
    expect(changed.ok).toBe(true)
    expect((await county.call(number)).lead).toBe('SC')
    if (joined.ok) expect((await came(number)).get('JT')).toMatchObject({ 到场: '能' })
    await sound(number)
  })

  it('two conclusions: one leg, one answer', async () => {
    const number = await visited()
    const given = await conclusion(number)
    const outcomes = await both(order, number, given, { ...given })
    expect(outcomes.filter(each => each.ok)).toHaveLength(1)
    expect((await county.call(number)).legs).toMatchObject([{ result: '反馈', onTime: true }])
    await sound(number)
  })

  it('the centre orders the lead to come and the township cancels: cancelled, with its leg or without', async () => {
    const number = await refused()
    const ordered = { 协调结论: '责令主办按期到场', 协调结论理由: '职责所在' }
    const decision = await move(county, number, 'centre-decides', ordered)
    const [ruled, cancelled] = await both(order, number, decision, cancel())
    expect(cancelled.ok).toBe(true)
    const { state, legs } = await county.call(number)
    expect([state, legs.length]).toEqual(['取消', ruled.ok ? 1 : 0])
    await sound(number)
  })
})

let filed = 0
describe.each(orders)('races of a penalty case: %s', order => {
  let number: string
  let key: string
  const decision = (more = {}) => task(number, 'ZF', 'record-decision', decided(today(), more))
  beforeEach(async () => {
    const caseNumber = `2026-${++filed}`
    number = await filesPenalty(county, today(), caseNumber)
    key = `ZF/${caseNumber}#决定1`
  })

  it('the decision and a longer term: the term moves before it only', async () => {
    const input = { 依据条款: '条例第三十条', 新期限: '2027-02-10T17:30:00+08:00' }
    const longer = { act: 'decision-term-extended', input, by: body }
    const [made, extended] = await both(order, number, await decision(), longer)
    expect(made.ok).toBe(true)
    if (!extended.ok) expect(extended.text).toContain('决定已作出')
    expect(await clockOf(key)).toMatchObject({ open: false, result: '反馈', version: extended.ok ? 2 : 1 })
    if (order !== 'both at once') expect(extended.ok).toBe(order === 'second then first')
    await sound(number)
  })

  it('the decision and the body withdrawing its case: its clock stops once', async () => {
    const withdrawn = { act: 'case-withdrawn-by-body', input: { 理由: '主体有误' }, by: body }
    const [made, closed] = await both(order, number, await decision(), withdrawn)
    expect(closed.ok).toBe(true)
    expect(await clockOf(key)).toMatchObject({ open: false, result: made.ok ? '反馈' : '终止', reds: [] })
    expect((await county.open(number)).map(row => row.element)).toEqual(['report-result'])
    await sound(number)
  })

  it('the decision and a request for a hearing: nothing is decided while one is pending', async () => {
    const told = { 告知日期: today(), 告知文书号: '告字 1 号', 可听证: true }
    await county.acts(number, 'rights-notified', told, body)
    const request = { act: 'hearing-requested', input: { 申请人: '王某' }, by: body }
    const [recorded, asked] = await both(order, number, await decision(), request)
    expect(recorded.ok || asked.ok).toBe(true)
    if (order === 'second then first') expect(recorded).toMatchObject({ code: 'FORM_INVALID' })
    expect((await county.task(number, 'schedule-hearing')) !== undefined).toBe(asked.ok)
    expect((await clockOf(key))?.open).toBe(!recorded.ok)
    await sound(number)
  })

  it('the decision and evidence preserved: what was preserved first is dealt with first', async () => {
    const preserve = { act: 'evidence-preserved', input: { 日期: today(), 保存物品: '三轮车' }, by: body }
    const [recorded, preserved] = await both(order, number, await decision(), preserve)
    if (order === 'second then first') expect([recorded.ok, preserved.ok]).toEqual([false, true])
    if (preserved.ok) expect(await county.task(number, 'handle-preserved')).toBeDefined()
    expect((await clockOf(key))?.open).toBe(!recorded.ok)
    await sound(number)
  })

  it('two decisions: one is recorded', async () => {
    const outcomes = await both(
      order,
      number,
      await decision(),
      await decision({ 决定文书号: '示综罚〔2026〕89号' }),
    )
    expect(outcomes.filter(each => each.ok)).toHaveLength(1)
    expect(await clockOf(key)).toMatchObject({ open: false, result: '反馈' })
    await sound(number)
  })

  it('the decision to transfer and 终止: the clock stops once', async () => {
    const transfer = await decision({ 决定: '移送司法' })
    const [, ended] = await both(order, number, transfer, terminate())
    expect(ended.ok).toBe(true)
    expect(await clockOf(key)).toMatchObject({ open: false, result: '终止' })
    expect((await county.call(number)).state).toBe('终止')
    await sound(number)
  })
})

describe('another lead', () => {
  it('should keep the old one as a member unless it is struck out, and tell the members', async () => {
    for (const members of [
      ['ZF', 'GA', 'JT'],
      ['GA', 'JT'],
    ]) {
      const number = await refused()
      await county.does(number, 'centre-decides', { 协调结论: '更换主办', 协调结论理由: '改由市场局主办' })
      const again = { ...convening(county), 主办执法部门: 'SC', 成员单位: members }
      await county.does(number, 'convene', again)
      const asked = (await county.open(number)).filter(row => row.element === 'confirm')
      expect(asked.map(row => row.units[0]).sort()).toEqual(['SC', ...members].sort())
      expect(await county.call(number)).toMatchObject({ lead: 'SC', cooperating: members })
      for (const unit of units) {
        const { person } = await county.who('clerk', unit)
        const told = (await county.notices(number)).filter(row => row.person === person)
        expect(told.filter(row => row.level === '召集协调').map(row => row.text)).toEqual([
          '「柳林大集外摊点占道」主办没有确认到场，中心决定：更换主办。改由市场局主办',
        ])
      }
      await county.acts(number, 'cancel', { 理由: '不需要了' }, deputy)
      await sound(number)
    }
  })
})

describe('what falls due at the same instant', () => {
  /** What is done after it, before it, and at once with it. */
  async function meets(at: number, [after, before, during]: (() => Promise<unknown>)[]) {
    await county.until(clockText(at - 60_000))
    county.clock.set(at)
    await before?.()
    await Promise.all([county.services.runtime.advance(at), during?.()])
    await after?.()
  }

  it('should take evidence up to the instant of its three days', async () => {
    const three = [await confirmed(), await confirmed(), await confirmed()]
    const late: Move[] = []
    for (const number of three) {
      await visits(county, number, ['ZF', 'SC', 'GA'])
      late.push(await task(number, 'JT', 'unit-evidence', { 取证清单: '照片三张' }))
    }
    const outcomes: boolean[] = []
    const hands = (n: number) => async () => {
      outcomes[n] = (await plays(county, three[n] ?? '', late[n] as Move)).ok
    }
    const onSite = county.clock.now() + 3_600_000
    const { at } = addLimit(county.services.calendar(code), onSite, 3, '工作日')
    await meets(at, [hands(0), hands(1), hands(2)])
    expect(outcomes.slice(0, 2)).toEqual([false, true])
    for (const number of three) {
      expect((await county.open(number)).map(row => row.element)).toEqual(['conclude'])
      await sound(number)
    }
  })

  it('should take a request for a hearing to the last instant of the fifth day', async () => {
    const three: string[] = []
    for (const n of [0, 1, 2]) {
      const number = await filesPenalty(county, today(), `2026-听${n}`)
      const told = { 告知日期: today(), 告知文书号: '告字 1 号', 可听证: true }
      await county.acts(number, 'rights-notified', told, body)
      three.push(number)
    }
    const outcomes: boolean[] = []
    const asks = (n: number) => async () => {
      outcomes[n] = (await county.tries(three[n] ?? '', 'hearing-requested', { 申请人: '王某' }, body)).ok
    }
    const { at } = addLimit(county.services.calendar(code), county.clock.now(), 5, '工作日')
    await meets(endOfDay(county.services.calendar(code), at), [asks(0), asks(1), asks(2)])
    expect(outcomes.slice(0, 2)).toEqual([false, true])
    for (const [n, number] of three.entries())
      expect((await county.task(number, 'schedule-hearing')) !== undefined).toBe(outcomes[n])
    expect(await county.troubles()).toEqual([])
  })
})
