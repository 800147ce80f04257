import { instantOf } from '../../../server/calendar/index.js'
import { readDraft } from '../../../server/domain/drafts/drafts.js'
import { clockText, code, demonstrationCounty, type StoryCounty } from './county.js'
import { feedback, move, orders, plays, race, type Move, type Order } from './race.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
})
afterAll(() => county.store.close())

const extension = { 延长数量: 2, 单位: '工作日', 理由: '停放点要重划', 进展: '已清理一半' }
const returning = { 理由: '不属本单位', 依据: '清单第 31 项', 建议主办: 'ZF' }
const shelving = { 原因: '资金', 阶段成果: '已勘查', 复核日: '2027-03-01' }
const agree = { 意见: '同意' }

const dispatched = async () => {
  const number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
  return number
}
const asks = async (number: string, act: string, input: Record<string, unknown>) =>
  county.acts(number, act, input, await county.who('clerk', 'JJ'))
const lapsed = async (number: string) =>
  (await county.notices(number))
    .filter(row => row.level === '失效')
    .map(row => [row.person, row.text] as const)
const both = (order: Order, number: string, one: Move, two: Move) =>
  race(
    order,
    () => plays(county, number, one),
    () => plays(county, number, two),
  )

/** Requests, each as far as its next decision, and that decision. */
const waiting: Record<string, (number: string) => Promise<Move>> = {
  'a return that the head signs': async number => {
    await asks(number, 'return', returning)
    return move(county, number, 'sign-return', agree)
  },
  'a return that the centre refuses': async number => {
    await asks(number, 'return', returning)
    await county.does(number, 'sign-return', agree)
    return move(county, number, 'decide-return', { 决定: '不同意', 退回理由: '属本单位职责' })
  },
  'an extension that the head signs': async number => {
    await asks(number, 'extension', extension)
    return move(county, number, 'sign-ext', agree)
  },
  'an extension that the centre refuses': async number => {
    await asks(number, 'extension', extension)
    await county.does(number, 'sign-ext', agree)
    await county.does(number, 'comment-ext', { 延期意见: '同意' })
    return move(county, number, 'decide-ext', { 批复: '不批准', 批复理由: '应在期限内办结' })
  },
  'a shelving that the head signs': async number => {
    await asks(number, 'shelving', shelving)
    return move(county, number, 'sign-shelve', agree)
  },
}

describe.each(Object.keys(waiting))('feedback and %s', name => {
  it.each(orders)('should win, and the request lapses with one notice each: %s', async order => {
    const number = await dispatched()
    const decision = await waiting[name]!(number)
    const [decided, fed] = await both(order, number, decision, await feedback(county, number))
    expect(fed.ok).toBe(true)
    if (!decided.ok)
      expect(decided).toMatchObject({ code: 'TASK_GONE', text: expect.stringContaining('反馈') })
    const record = await county.call(number)
    expect(record).toMatchObject({ state: '待核验', running: false, pending: null, lead: 'JJ' })
    expect(record.legs).toMatchObject([{ result: '反馈', onTime: true, version: 1 }])
    expect((await county.open(number)).map(row => row.name)).toEqual(['核验'])
    const told = (await lapsed(number)).map(([person]) => person)
    expect(new Set(told).size).toBe(told.length)
    if (!decided.ok) {
      expect(told).toContain(decision.by.person)
      expect(told).toContain((await county.who('clerk', 'JJ')).person)
    }
    expect(await county.supervision(number)).toMatchObject({ open: false, result: '反馈' })
  })
})

describe('several requests at once', () => {
  it('should lapse each under its own name, told to its own deciders', async () => {
    const number = await dispatched()
    await asks(number, 'return', returning)
    await asks(number, 'shelving', shelving)
    await asks(number, 'extension', extension)
    const head = await county.who('head', 'JJ')
    const notes = (await county.may(number, head)).acts.flatMap(act => act.notes ?? [])
    expect(notes).toEqual(
      expect.arrayContaining(['申请挂账，原因：资金', '阶段成果：已勘查', '建议主办：综合行政执法局']),
    )
    await county.does(number, 'sign-return', agree)
    await plays(county, number, await feedback(county, number))
    const told = await lapsed(number)
    const centre = await county.who('clerk', 'YX')
    const clerk = await county.who('clerk', 'JJ')
    const names = (person: string) =>
      told
        .filter(row => row[0] === person)
        .map(([, text]) => /的(..)申请/.exec(text)?.[1])
        .sort()
    expect(names(head.person)).toEqual(['延期', '挂账'])
    expect(names(centre.person)).toEqual(['退回'])
    expect(names(clerk.person)).toEqual(['延期', '挂账', '退回'])
  })

  it('should keep what still waits when one of them is decided', async () => {
    const number = await dispatched()
    await asks(number, 'extension', extension)
    await asks(number, 'return', returning)
    await county.does(number, 'sign-return', { 意见: '不同意', 说明: '由我单位办' })
    expect((await county.call(number)).pending).toMatchObject({ kind: '延期', amount: 2 })
    await county.does(number, 'sign-ext', { 意见: '不同意', 说明: '不需要' })
    expect(await county.call(number)).toMatchObject({ pending: null, counts: { returns: 0 } })
  })

  it('should be taken once when two of the unit ask for the same', async () => {
    for (const [act, input, why] of [
      ['extension', extension, '已有延期申请在办'],
      ['return', returning, '已有退回申请在办'],
      ['shelving', shelving, '已有挂账申请在办'],
    ] as const) {
      const number = await dispatched()
      const unit = await Promise.all([county.who('clerk', 'JJ'), county.who('deputy', 'JJ')])
      const outcomes = await Promise.all(unit.map(by => county.tries(number, act, input, by)))
      expect(outcomes.filter(one => one.ok)).toHaveLength(1)
      expect(outcomes.find(one => !one.ok)).toMatchObject({ code: 'REFUSED', text: why })
    }
  })
})

describe.each(orders)('changes while a request waits: %s', order => {
  const granting = async (number: string) => {
    await asks(number, 'extension', extension)
    await county.does(number, 'sign-ext', agree)
    await county.does(number, 'comment-ext', { 延期意见: '同意' })
    return move(county, number, 'decide-ext', { 批复: '批准', 数量: 2 })
  }
  const change = async (to = 'ZF'): Promise<Move> => ({
    act: 'change-owner',
    input: { 新主办: to, 新协办: [], 依据: '派发时选错单位' },
    by: await county.who('leader', 'YX'),
  })

  it('urgency raised and extension granted: both hold, each with a version of the limit and one notice', async () => {
    const number = await dispatched()
    const grant = await granting(number)
    const input = { 新紧急程度: '紧急', 理由: '已发生追尾' }
    const raise: Move = { act: 'urgency', input, by: await county.who('clerk', 'YX') }
    const [granted, raised] = await both(order, number, grant, raise)
    expect([granted.ok, raised.ok]).toEqual([true, true])
    const record = await county.call(number)
    expect(record).toMatchObject({ urgency: '紧急', pending: null, legs: [{ version: 3 }] })
    // Granted first: two working days more, of which the raised urgency leaves its own, earlier limit. Raised first:
    // the amount counts in hours, from the limit of that moment.
    const grantedFirst = record.legs[0]!.limits[1]!.cause === '延期'
    const hours = grantedFirst ? 72 : 74
    expect(clockText(record.due ?? 0)).toBe(clockText(county.clock.now() + hours * 3_600_000))
    const told = (await county.notices(number)).filter(row => row.level === '期限变更')
    expect(new Set(told.map(row => `${row.key} ${row.person}`)).size).toBe(told.length)
    expect(await county.supervision(number)).toMatchObject({ version: 3, due: record.due })
  })

  it('re-dispatch by the centre and extension granted: the grant is the old leg’s, or comes to nothing', async () => {
    const number = await dispatched()
    const [granted, changed] = await both(order, number, await granting(number), await change())
    expect(changed.ok).toBe(true)
    expect((await county.call(number)).legs).toMatchObject([
      { unit: 'JJ', result: '改派', version: granted.ok ? 2 : 1 },
      { unit: 'ZF', version: 1 },
    ])
    expect(await county.supervision(number, 2)).toMatchObject({ open: true, version: 1 })
  })

  it('re-dispatch and the old owner’s feedback: one is taken; the text of the other is kept', async () => {
    const number = await dispatched()
    const fed = await feedback(county, number)
    const [changed, answered] = await both(order, number, await change(), fed)
    expect([changed.ok, answered.ok].filter(Boolean)).toHaveLength(1)
    const record = await county.call(number)
    if (changed.ok) {
      expect(answered).toMatchObject({ code: 'TASK_GONE', text: expect.stringContaining('已改派至') })
      expect(record).toMatchObject({ lead: 'ZF', running: true })
      const whose = { county: code, person: fed.by.person }
      const text = (await readDraft(county.store, whose, `act/${number}/comment`))?.value.text
      expect(text).toContain('已清理路段并落实夜间巡查')
      await county.acts(number, 'comment', { text }, fed.by)
    } else {
      expect(changed.ok || changed.text).toContain('已反馈')
      expect(record).toMatchObject({ lead: 'JJ', running: false, state: '待核验' })
    }
  })

  it('two re-dispatches by the centre: one moves it, the second is told', async () => {
    const number = await dispatched()
    const leg = (await county.call(number)).legs[0]?.key
    const leader = await county.who('leader', 'YX')
    const to = (unit: string) => async () =>
      county.tries(number, 'change-owner', (await change(unit)).input, leader, leg)
    const outcomes = await race(order, to('ZF'), to('JT'))
    expect(outcomes.filter(one => one.ok)).toHaveLength(1)
    expect(outcomes.find(one => !one.ok)).toMatchObject({ text: expect.stringContaining('已重新派发') })
    expect((await county.call(number)).legs).toHaveLength(2)
  })

  it('return approved and withdrawal: the case ends, with one leg or two, each answered once', async () => {
    const number = await dispatched()
    await asks(number, 'return', returning)
    await county.does(number, 'sign-return', agree)
    const approve = await move(county, number, 'decide-return', {
      决定: '同意改派',
      新主办: 'ZF',
      新协办: [],
    })
    const by = await county.who('deputy', '379999101')
    const exit: Move = { act: 'exit', input: { 理由: '已封闭施工' }, by }
    const [moved, withdrawn] = await both(order, number, approve, exit)
    expect(withdrawn.ok).toBe(true)
    const record = await county.call(number)
    expect(record).toMatchObject({ state: '撤回', open: false })
    expect(record.legs.map(leg => leg.result)).toEqual(moved.ok ? ['改派', '撤回'] : ['撤回'])
    for (let leg = 1; leg <= record.legs.length; leg++)
      expect(await county.supervision(number, leg)).toMatchObject({ open: false })
    expect(await county.open(number)).toEqual([])
  })
})

describe('a request of the leg before', () => {
  it('should be refused when the leg of the rework has begun', async () => {
    const number = await dispatched()
    const deputy = await county.who('deputy', '379999101')
    const clerk = await county.who('clerk', 'JJ')
    const shown = async () => (await county.may(number, clerk)).acts.find(act => act.id === 'extension')?.leg
    const seen = await shown()
    await plays(county, number, await feedback(county, number))
    const during = await county.tries(number, 'extension', extension, clerk, seen)
    expect(during).toMatchObject({ ok: false, text: expect.stringContaining('反馈') })
    await county.does(number, 'verify', {
      核验方式: '现场',
      核验意见: '重办',
      核验理由: '仍有货车',
      分管同意: deputy.person,
    })
    const late = await county.tries(number, 'extension', extension, clerk, seen)
    expect(late).toMatchObject({ code: 'NOBODY_WAITS', text: expect.stringContaining('上一段承办') })
    expect((await county.call(number)).pending).toBeNull()
    expect(await county.tries(number, 'extension', extension, clerk, await shown())).toMatchObject({
      ok: true,
    })
  })
})

describe('an extension at the limit', () => {
  let signed: string[]
  let refused: string
  let unasked: string
  beforeAll(async () => {
    signed = [await dispatched(), await dispatched(), await dispatched()]
    ;[refused, unasked] = [await dispatched(), await dispatched()]
    await county.until('2026-10-12 16:00')
    for (const number of signed) await asks(number, 'extension', extension)
    await asks(refused, 'extension', extension)
    await county.does(refused, 'sign-ext', agree)
    await county.does(refused, 'comment-ext', { 延期意见: '同意' })
    await county.until('2026-10-12 17:29')
  })

  it('should be signed in the very instant of the limit, or lapse in it, never both', async () => {
    const at = instantOf('2026-10-12 17:30')
    const signs = await Promise.all(signed.map(number => move(county, number, 'sign-ext', agree)))
    county.clock.set(at)
    const first = await plays(county, signed[0]!, signs[0]!)
    expect(first.ok).toBe(true)
    const [, meanwhile] = await Promise.all([
      county.services.runtime.advance(at),
      plays(county, signed[1]!, signs[1]!),
    ])
    const last = await plays(county, signed[2]!, signs[2]!)
    expect(last).toMatchObject({ ok: false, code: 'TASK_GONE' })
    const taken = [first.ok, meanwhile.ok, last.ok]
    for (const [n, number] of signed.entries()) {
      const next = (await county.open(number)).map(row => row.form)
      expect(next.includes('township-call.comment-ext')).toBe(taken[n])
      expect(next).not.toContain('township-call.sign-ext')
      expect((await county.call(number)).pending === null).toBe(!taken[n])
      const told = (await lapsed(number)).map(([person]) => person)
      expect(new Set(told).size).toBe(told.length)
      expect(told.includes(signs[n]!.by.person)).toBe(!taken[n])
      expect((await county.supervision(number)).reds).toMatchObject([{ state: '亮灯', from: at }])
    }
  })

  it('should not be asked for a millisecond after it', async () => {
    county.clock.set(instantOf('2026-10-12 17:30') + 1)
    const late = await county.tries(unasked, 'extension', extension, await county.who('clerk', 'JJ'))
    expect(late).toMatchObject({ code: 'REFUSED', text: expect.stringContaining('期限已过') })
  })

  it('should move nothing when it is refused after it: the red stays, the order is drafted in its time', async () => {
    await county.until('2026-10-13 09:00')
    await county.does(refused, 'decide-ext', { 批复: '不批准', 批复理由: '应在期限内办结' })
    const record = await county.call(refused)
    expect(clockText(record.due ?? 0)).toBe('2026-10-12 17:30')
    expect(record.legs).toMatchObject([{ version: 1 }])
    expect((await county.supervision(refused)).reds).toMatchObject([{ state: '亮灯' }])
    await county.until('2026-10-13 17:30')
    expect(await county.task(refused, 'sign-order')).toBeDefined()
    const told = (await county.notices(refused)).filter(row => row.level === '延期结果')
    expect(new Set(told.map(row => row.person)).size).toBe(told.length)
    expect(told.map(row => row.person)).toContain((await county.who('clerk', 'JJ')).person)
    expect(await county.troubles()).toEqual([])
  })
})
