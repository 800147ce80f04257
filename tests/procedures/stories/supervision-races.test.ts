import { instantOf, toIso } from '../../../server/calendar/index.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { documentNumbers } from '../../../server/domain/numbering/document-number.js'
import type { SupervisionDoc } from '../../../server/domain/supervision/record.js'
import { clockText, code, demonstrationCounty, type StoryCounty } from './county.js'
import { move, plays } from './race.js'

let county: StoryCounty
let numbers: string[]
/** Calls that each race is run on: what is named first is first, is second, and comes at once. */
type Three = [first: string, second: string, both: string]
let three: Record<
  'reminded' | 'urged' | 'granted' | 'drafted' | 'extended' | 'signed' | 'late' | 'told',
  Three
>

/** Calls like that of T-1: dispatched on 2026-09-29 at 10:20, due on 2026-10-12 at 17:30. */
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  const dispatched = async () => {
    const number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
    return number
  }
  const some = async (): Promise<Three> => [await dispatched(), await dispatched(), await dispatched()]
  numbers = [await dispatched(), ...(await some())]
  three = {
    reminded: await some(),
    urged: await some(),
    granted: await some(),
    drafted: await some(),
    extended: await some(),
    signed: await some(),
    late: await some(),
    told: await some(),
  }
})
afterAll(() => county.store.close())

const registered = async (number: string) =>
  (await county.store.find(documentNumbers, code, { where: { case: number, kind: '督' } })).items

/** Time stands at this instant, and nothing that is due then has happened yet. */
async function at(when: string) {
  await county.until(clockText(instantOf(when) - 60_000))
  county.clock.set(instantOf(when))
}

type Act = (number: string) => Promise<unknown>
/** What falls due at this very instant and what people do then: after it, before it, and at once with it. */
async function meets(...races: [Three, Act][]) {
  for (const [[, before], act] of races) await act(before)
  await Promise.all([
    county.services.runtime.advance(county.clock.now()),
    ...races.map(([[, , both], act]) => act(both)),
  ])
  for (const [[after], act] of races) await act(after)
}

const feedsBack: Act = number => county.feedsBack(number)
const grants: Act = number => county.does(number, 'decide-ext', { 批复: '批准', 数量: 2 })
const extension = { 延长数量: 2, 单位: '工作日', 理由: '停放点要重划', 进展: '已清理一半' }
async function asks(all: readonly string[]) {
  for (const number of all) {
    await county.acts(number, 'extension', extension, await county.who('clerk', 'JJ'))
    await county.does(number, 'sign-ext', { 意见: '同意' })
    await county.does(number, 'comment-ext', { 延期意见: '同意' })
  }
}

/** What holds of every supervision that was answered, whatever was first. */
async function settled(number: string): Promise<SupervisionDoc> {
  const row = await county.supervision(number)
  expect(row).toMatchObject({ open: false, result: '反馈' })
  expect(new Set(row.reds.map(red => red.version)).size).toBe(row.reds.length)
  expect(row.reds.some(red => red.state === '亮灯')).toBe(false)
  const late = (row.endedAt ?? 0) > row.due
  const last = row.reds.find(red => red.version === row.version)
  expect(last?.state === '计入').toBe(late)
  expect(await county.task(number, 'sign-order')).toBeUndefined()
  expect(row.orders.filter(order => order.state === '待签发')).toEqual([])
  expect((await registered(number)).filter(each => each.issuedAt !== undefined)).toHaveLength(
    row.orders.filter(order => order.number !== undefined).length,
  )
  return row
}
const levels = ({ steps }: SupervisionDoc) => steps.map(step => `${step.version} ${step.level}`)

describe('a step of the ladder and the answer at the same instant', () => {
  it('should remind or not, and ask nothing more of whoever has answered', async () => {
    await at('2026-10-10 17:30')
    await meets([three.reminded, feedsBack])
    const rows = await Promise.all(three.reminded.map(settled))
    expect(rows.map(levels).slice(0, 2)).toEqual([['1 提醒'], []])
    for (const { reds } of rows) expect(reds).toEqual([])
  })

  it('should be on time at the very limit, with what was lit taken back and corrected', async () => {
    await county.until('2026-10-12 16:00')
    await asks([numbers[0]!, ...three.granted, ...three.extended, ...three.signed, ...three.late])
    await at('2026-10-12 17:30')
    await meets([three.urged, feedsBack], [three.granted, grants])
    for (const number of three.urged) {
      const { reds, steps } = await settled(number)
      const urged = steps.some(step => step.level === '到期')
      expect(reds.map(red => red.cause)).toEqual(urged ? ['未超时'] : [])
      const corrected = (await county.notices(number)).filter(row => row.level === '更正')
      expect(corrected.length > 0).toBe(urged)
    }
    expect((await county.supervision(three.urged[0])).reds).toHaveLength(1)
    expect((await county.supervision(three.urged[1])).reds).toEqual([])
  })

  it('should take a red back that an extension met, and begin the ladder anew', async () => {
    for (const number of three.granted) {
      const row = await county.supervision(number)
      const urged = levels(row).includes('1 到期')
      expect(row.reds.map(red => [red.state, red.cause])).toEqual(urged ? [['撤销', '延期获准']] : [])
      expect([row.version, clockText(row.due), row.open]).toEqual([2, '2026-10-14 17:30', true])
    }
  })

  it('should draft an order or not, which lapses with the answer and with the new limit', async () => {
    await at('2026-10-13 17:30')
    await meets([three.drafted, feedsBack], [three.extended, grants])
    for (const number of three.drafted) {
      const { reds, orders } = await settled(number)
      expect(reds.map(red => red.state)).toEqual(['计入'])
      for (const order of orders) expect(order.state).toBe('已失效')
    }
    for (const number of three.extended) {
      const row = await county.supervision(number)
      expect(row.reds.map(red => [red.state, red.cause])).toEqual([['撤销', '延期获准']])
      for (const order of row.orders) expect(order.state).toBe('已失效')
      expect(await county.task(number, 'sign-order')).toBeUndefined()
    }
    const [after, before] = await Promise.all(three.extended.map(number => county.supervision(number)))
    expect([after?.orders.length, before?.orders.length]).toEqual([1, 0])
  })
})

describe('a 督办单', () => {
  it('should be void when the extension that takes its red back is granted after it was signed', async () => {
    const number = numbers[0]!
    await county.does(number, 'sign-order', { 签发意见: '签发', 督办要求: '三日内办结' })
    const [before] = await registered(number)
    expect(before?.voidedAt).toBeUndefined()
    await county.until('2026-10-14 09:00')
    await county.does(number, 'decide-ext', { 批复: '批准', 数量: 2 })
    const row = await county.supervision(number)
    expect(row).toMatchObject({
      reds: [{ state: '撤销', cause: '延期获准' }],
      orders: [{ state: '作废', number: before?.number }],
    })
    expect(await registered(number)).toMatchObject([{ voidedAt: instantOf('2026-10-14 09:00') }])
  })

  it('should lapse unsigned when the case is re-dispatched, and the red of the old leg stays', async () => {
    const number = numbers[1]!
    expect(await county.task(number, 'sign-order')).toBeDefined()
    const more = { 新主办: 'ZF', 依据: '中心派发失误' }
    await county.acts(number, 'change-owner', more, await county.who('leader', 'YX'))
    expect(await county.task(number, 'sign-order')).toBeUndefined()
    expect(await county.supervision(number)).toMatchObject({
      open: false,
      result: '改派',
      orders: [{ state: '已失效' }],
      reds: [{ state: '计入', to: instantOf('2026-10-14 09:00') }],
    })
    expect(await registered(number)).toEqual([])
  })

  it('should be issued or lapse, never both, when the signature meets the feedback', async () => {
    const number = numbers[2]!
    await Promise.allSettled([
      county.does(number, 'sign-order', { 签发意见: '签发', 督办要求: '三日内办结' }),
      county.feedsBack(number),
    ])
    const { orders, reds } = await county.supervision(number)
    expect(reds).toMatchObject([{ state: '计入', to: instantOf('2026-10-14 09:00') }])
    expect(orders).toHaveLength(1)
    const [order] = orders
    expect(order?.state === '已签发').toBe(order?.number !== undefined)
    const issued = (await registered(number)).filter(each => each.issuedAt !== undefined)
    expect(issued).toHaveLength(order?.state === '已签发' ? 1 : 0)
    expect(await county.task(number, 'sign-order')).toBeUndefined()
  })

  it('should stay with the red that it followed when the feedback comes after it', async () => {
    const number = numbers[3]!
    await county.does(number, 'sign-order', { 签发意见: '签发', 督办要求: '三日内办结' })
    await county.feedsBack(number)
    expect(await county.supervision(number)).toMatchObject({
      reds: [{ state: '计入' }],
      orders: [{ state: '已签发' }],
    })
    expect(await county.troubles()).toEqual([])
  })

  it('should lapse, or be void, whichever of its signature and the new limit is first', async () => {
    const sign: Act = number =>
      county.does(number, 'sign-order', { 签发意见: '签发', 督办要求: '三日内办结' })
    const [signFirst, grantFirst, both] = three.signed
    await sign(signFirst)
    await grants(signFirst)
    await grants(grantFirst)
    await expect(sign(grantFirst)).rejects.toThrow('no open task')
    await Promise.allSettled([sign(both), grants(both)])
    for (const number of three.signed) {
      const { orders, reds, version } = await county.supervision(number)
      expect([version, reds.map(red => red.cause)]).toEqual([2, ['延期获准']])
      const voided = (await registered(number)).filter(each => each.voidedAt !== undefined)
      expect(orders.map(order => order.state)).toEqual([voided.length ? '作废' : '已失效'])
    }
    expect((await county.supervision(signFirst)).orders[0]?.state).toBe('作废')
  })

  it('should judge a late answer by the limit then in force, whichever of it and the grant is first', async () => {
    const [grantFirst, answerFirst, both] = three.late
    await grants(grantFirst)
    await feedsBack(grantFirst)
    const tooLate = await move(county, answerFirst, 'decide-ext', { 批复: '批准', 数量: 2 })
    await feedsBack(answerFirst)
    expect(await plays(county, answerFirst, tooLate)).toMatchObject({ ok: false, code: 'TASK_GONE' })
    await Promise.allSettled([grants(both), feedsBack(both)])
    for (const number of three.late) {
      const { reds, version } = await settled(number)
      expect(reds.map(red => [red.state, red.cause])).toEqual([
        version === 2 ? ['撤销', '延期获准'] : ['计入', undefined],
      ])
    }
    expect(await county.supervision(grantFirst)).toMatchObject({ version: 2 })
    expect(await county.supervision(answerFirst)).toMatchObject({ version: 1 })
  })
})

describe('papers', () => {
  const present = async (number: string) =>
    (await county.documents(number)).map(row => [row.kind, row.state]).sort()

  it('should be drafted or not when the answer comes in the instant of 通报, and stay with 督查室 if they are', async () => {
    await at('2026-10-19 17:30')
    await meets([three.told, feedsBack])
    for (const number of three.told) {
      await settled(number)
      const drafted = levels(await county.supervision(number)).includes('1 通报')
      expect(await present(number)).toEqual(
        drafted
          ? [
              ['联合督办', '待提请'],
              ['通报', '待签发'],
            ]
          : [],
      )
    }
    const [answered] = numbers.slice(2)
    expect(await present(answered ?? '')).toEqual([])
    const [told, untold] = await Promise.all(three.told.map(present))
    expect([told?.length, untold?.length]).toEqual([2, 0])
  })

  it('should be drafted by hand once a leg when two do so at once, and told to the second', async () => {
    const number = three.granted[0]
    const leader = await county.who('leader', 'YX')
    const drafts = () =>
      county.acts(number, 'draft-order', { 缘由: '久拖未办' }, leader).then(
        () => '已起草',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      )
    const outcomes = [...(await Promise.all([drafts(), drafts()])), await drafts()]
    expect(outcomes.filter(each => each === '已起草')).toHaveLength(1)
    expect(outcomes.filter(each => each === '已在办理')).toHaveLength(2)
    expect((await present(number)).filter(([kind]) => kind === '督办单')).toHaveLength(1)
  })

  it('should be signed by whoever has the last word, also when the answer comes at once with it', async () => {
    const [, answerFirst, both] = three.granted
    const signs = async (number: string) =>
      county.does(
        number,
        'sign-document',
        { 签发意见: '签发', 文稿: '通报批评' },
        await county.who('officer', 'DC'),
      )
    await county.until('2026-10-21 17:30')
    await feedsBack(answerFirst)
    await signs(answerFirst)
    await Promise.all([signs(both), feedsBack(both)])
    for (const number of [answerFirst, both]) {
      await settled(number)
      expect((await present(number)).find(([kind]) => kind === '通报')).toEqual(['通报', '待报告'])
      const signed = (await county.documents(number)).find(row => row.kind === '通报')
      expect(signed?.number).toMatch(/^示通〔2026〕\d+号$/)
    }
    const numbersUsed = (await Promise.all([answerFirst, both].map(number => county.documents(number))))
      .flat()
      .flatMap(row => row.number ?? [])
    expect(new Set(numbersUsed).size).toBe(2)
  })
})

describe('特急 by telephone', () => {
  let urgent: Three[]
  const answers: Act = number => county.feedsBack(number)
  const ringing = async (number: string) =>
    (await county.open(number)).filter(row => row.form === 'supervision.call')

  beforeAll(async () => {
    const deputy = await county.who('deputy', '379999101')
    await county.until('2026-10-21 18:00')
    const one = async () => {
      const number = await county.dispatched('2026-10-21 18:00', {
        urgency: '特急',
        oralApprover: deputy.person,
        oralApprovedAt: county.clock.now(),
        urgencyReason: '路面塌陷',
      })
      await county.signsAndResponds(number)
      await county.does(number, 'first-feedback', { 现状与措施: '已封路' })
      return number
    }
    urgent = [
      [await one(), await one(), await one()],
      [await one(), await one(), await one()],
    ]
    await at('2026-10-22 18:00')
  })

  it('should ring or not at the limit, and stop ringing with the answer', async () => {
    const [answered, called] = urgent as [Three, Three]
    await meets([answered, answers])
    for (const number of answered) {
      await settled(number)
      expect(await ringing(number)).toEqual([])
    }
    expect(await Promise.all(called.map(async number => (await ringing(number)).length))).toEqual([2, 2, 2])
  })

  it('should keep what was said on the telephone, and ring again for nobody who has answered or has time', async () => {
    const [, [acknowledged, lowered, both]] = urgent as [Three, Three]
    const centre = await county.who('leader', 'YX')
    const calls = async (number: string) => {
      const [row] = await ringing(number)
      const input = { 拨打时刻: toIso(county.clock.now()), 已知悉: false, 未接通原因: '无人接听' }
      return row ? { act: actOfTask(row._id), input, by: await county.actorOf(row) } : undefined
    }
    const lowers = (number: string) =>
      county.acts(number, 'urgency', { 新紧急程度: '一般', 理由: '已绕行' }, centre)
    const [first, second, third] = [await calls(acknowledged), await calls(lowered), await calls(both)]
    await plays(county, acknowledged, first!)
    expect(await ringing(acknowledged)).toHaveLength(2)
    await answers(acknowledged)
    await lowers(lowered)
    expect(await plays(county, lowered, second!)).toMatchObject({ ok: false, code: 'TASK_GONE' })
    await Promise.all([plays(county, both, third!), lowers(both)])
    for (const number of [acknowledged, lowered, both]) expect(await ringing(number)).toEqual([])
    const { reds, version, due, phones } = await county.supervision(lowered)
    expect([version, reds.map(red => red.state), clockText(due)]).toEqual([2, ['计入'], '2026-10-28 17:30'])
    expect(phones.some(each => each.acknowledged === false)).toBe(false)
    expect(await county.troubles()).toEqual([])
  })
})
