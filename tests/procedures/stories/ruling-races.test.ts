import { documentNumbers } from '../../../server/domain/numbering/document-number.js'
import { notices } from '../../../server/domain/notices/record.js'
import { contestItem } from '../../../server/domain/rulings/contest.js'
import { rulings, type Ruling } from '../../../server/domain/rulings/record.js'
import { clockText, code, demonstrationCounty, type StoryCounty } from './county.js'
import { feedback, move, orders, plays, race } from './race.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  await county.deploys()
})
afterAll(() => county.store.close())

const ask = { 理由: '不归本单位', 依据: '三定规定', 建议主办: 'ZF' }
const ruling = { 裁定意见: '确定主办', 裁定主办: 'ZF', 裁定依据: '清单', 派发有误: false, 修订清单: false }
const contested = { 缘由: '权属争议', 争议事由: '路段归谁', 争议单位: ['JJ', 'ZF'], 建议主办: 'ZF' }

const rulingsOf = async (number: string): Promise<Ruling[]> =>
  (await county.store.find(rulings, code, { where: { case: number }, sort: ['askedAt'] })).items
const settle = () => county.services.runtime.advance(county.clock.now())
const issued = async (number: string) =>
  (await county.store.find(documentNumbers, code, { where: { case: number, kind: '裁' } })).items.filter(
    each => each.issuedAt !== undefined,
  )

/** A call whose unit wants to give it back, and about which 编办 is asked. */
async function disputed(): Promise<string> {
  const number = await county.dispatched(clockText(county.clock.now()))
  await county.signsAndResponds(number)
  await county.acts(number, 'return', ask, await county.who('clerk', 'JJ'))
  await county.does(number, 'sign-return', { 意见: '同意' })
  await county.does(number, 'decide-return', { 决定: '提请编办裁定', 争议缘由: '权属争议' })
  await settle()
  return number
}

/** The same with both positions stated, so that only the ruling is missing. */
async function stated(): Promise<string> {
  const number = await disputed()
  for (const text of ['归交警', '归综合执法'])
    await county.does(number, 'state-position', { 主张: text, 陈述依据: '三定规定' })
  return number
}

describe('a position and the end of its four hours', () => {
  it('should be taken before it, and be a comment after it', async () => {
    const [before, after, both] = [await disputed(), await disputed(), await disputed()]
    const due = (await county.task(before, 'state-position'))?.due ?? 0
    expect(clockText(due)).toBe('2026-09-29 15:00')
    const states = (number: string) =>
      move(county, number, 'state-position', { 主张: '应由交警主办', 陈述依据: '道路交通安全法' })
    const [early, late, met] = [await states(before), await states(after), await states(both)]
    await county.until('2026-09-29 14:59')
    county.clock.set(due)
    expect(await plays(county, before, early)).toMatchObject({ ok: true })
    const [, atOnce] = await Promise.all([county.services.runtime.advance(due), plays(county, both, met)])
    expect(await plays(county, after, late)).toMatchObject({ ok: false, code: 'TASK_GONE' })
    const texts = async (number: string) =>
      (await rulingsOf(number))[0]?.positions.map(each => each.text).sort()
    expect(await texts(before)).toEqual(['应由交警主办', '未提交'])
    expect(await texts(after)).toEqual(['未提交', '未提交'])
    expect(await texts(both)).toEqual(await texts(atOnce.ok ? before : after))
    await county.acts(after, 'comment', { text: '应由交警主办' }, late.by)
    for (const number of [before, after, both])
      expect((await county.open(number)).filter(row => row.form === 'dispute-ruling.rule')).toHaveLength(1)
  })
})

describe.each(orders)('races of a ruling: %s', order => {
  it('ruling and feedback: the ruling moves the case, or dies with the leg that was answered', async () => {
    const number = await stated()
    const rule = await move(county, number, 'dispute-ruling.rule', ruling)
    const answer = await feedback(county, number)
    const [ruled, fed] = await race(
      order,
      () => plays(county, number, rule),
      () => plays(county, number, answer),
    )
    await settle()
    const { legs, lead, disputes } = await county.call(number)
    const [row] = await rulingsOf(number)
    if (fed.ok) {
      expect(legs.map(leg => leg.result)).toEqual(['反馈'])
      expect(lead).toBe('JJ')
      const { items } = await county.store.find(notices, code, {
        where: { person: rule.by.person, case: number },
      })
      const told = items.filter(each => each.level === '失效').map(each => each.text)
      if (!ruled.ok) expect(told).toEqual([expect.stringContaining('事项已反馈')])
    } else {
      expect(fed).toMatchObject({ code: 'TASK_GONE', text: expect.stringContaining('改派') })
      expect([lead, legs.map(leg => leg.unit)]).toEqual(['ZF', ['JJ', 'ZF']])
    }
    // Who rules may have written first while the feedback took the leg: then it changes nothing.
    expect(row?.state).toBe(ruled.ok ? '已裁定' : '已随事项结束')
    expect(await issued(number)).toHaveLength(ruled.ok ? 1 : 0)
    expect(disputes.every(each => each.to !== undefined)).toBe(true)
    expect(ruled.ok || fed.ok).toBe(true)
  })

  it('ruling and re-dispatch by the centre: one of them moves the case, once', async () => {
    const number = await stated()
    const rule = await move(county, number, 'dispute-ruling.rule', ruling)
    const moved = { 新主办: 'JT', 新协办: [], 依据: '派发失误' }
    const change = { act: 'change-owner', input: moved, by: await county.who('leader', 'YX') }
    const [ruled, changed] = await race(
      order,
      () => plays(county, number, rule),
      () => plays(county, number, change),
    )
    await settle()
    const { legs, lead } = await county.call(number)
    expect(legs.map(leg => leg.unit).at(-1)).toBe(lead)
    expect(legs.filter(leg => leg.to === undefined)).toHaveLength(1)
    expect(legs.length - 1).toBeGreaterThanOrEqual(1)
    if (order === 'second then first') {
      expect([ruled.ok, changed.ok, lead]).toEqual([false, true, 'JT'])
      expect(await rulingsOf(number)).toMatchObject([{ state: '已随事项结束' }])
    }
    expect((await county.open(number)).filter(row => row.form?.startsWith('dispute-ruling'))).toEqual([])
  })

  it('ruling and withdrawal: the case ends, with or without its ruling', async () => {
    const number = await stated()
    const rule = await move(county, number, 'dispute-ruling.rule', ruling)
    const exit = { act: 'exit', input: { 理由: '已自行解决' }, by: await county.who('deputy', '379999101') }
    const [ruled, withdrawn] = await race(
      order,
      () => plays(county, number, rule),
      () => plays(county, number, exit),
    )
    await settle()
    expect(withdrawn.ok).toBe(true)
    expect(await county.call(number)).toMatchObject({ state: '撤回', open: false })
    expect((await rulingsOf(number))[0]?.state).toBe(ruled.ok ? '已裁定' : '已随事项结束')
    expect(await county.open(number)).toEqual([])
  })

  it('two rulings of one dispute: the first is given, with one number', async () => {
    const number = await stated()
    const rule = await move(county, number, 'dispute-ruling.rule', ruling)
    const other = {
      ...rule,
      input: { 裁定意见: '维持首接', 裁定依据: '清单', 派发有误: false, 修订清单: false },
    }
    const outcomes = await race(
      order,
      () => plays(county, number, rule),
      () => plays(county, number, other),
    )
    await settle()
    expect(outcomes.filter(each => each.ok)).toHaveLength(1)
    expect(await issued(number)).toHaveLength(1)
    expect((await county.call(number)).lead).toBe(outcomes[0].ok ? 'ZF' : 'JJ')
  })

  it('two contests about one case: one ruling, on which the second is recorded', async () => {
    const number = await county.dispatched(clockText(county.clock.now()))
    const [unit, centre] = [await county.who('head', 'JJ'), await county.who('leader', 'YX')]
    const contests = (by: typeof unit) => () => county.tries(number, 'contest', contested, by)
    const outcomes = await race(order, contests(unit), contests(centre))
    expect(outcomes.map(each => each.ok)).toEqual([true, true])
    const [row, ...more] = await rulingsOf(number)
    expect(more).toEqual([])
    expect(row?.contests).toHaveLength(1)
    const { items: joined } = await county.services.audit.read(code, {
      subject: number,
      act: 'ownership.contested',
    })
    expect(joined.map(each => each.person)).toEqual(row?.contests.map(each => each.by))
  })

  it('a contest and the end of the ruling about its case: it is recorded on it, or begins a new one', async () => {
    const number = await county.dispatched(clockText(county.clock.now()))
    const [unit, centre] = [await county.who('head', 'JJ'), await county.who('leader', 'YX')]
    await county.acts(number, 'contest', contested, unit)
    await settle()
    for (const text of ['归交警', '归综合执法'])
      await county.does(number, 'state-position', { 主张: text, 陈述依据: '三定规定' })
    const rule = await move(county, number, 'dispute-ruling.rule', ruling)
    const [ruled, again] = await race(
      order,
      () => plays(county, number, rule),
      () => county.tries(number, 'contest', { ...contested, 争议事由: '另一段' }, centre),
    )
    expect([ruled.ok, again.ok]).toEqual([true, true])
    const rows = await rulingsOf(number)
    const recorded = rows.flatMap(row => [row.grounds, ...row.contests.map(each => each.text)])
    expect(recorded.filter(text => text === '另一段')).toHaveLength(1)
    expect(rows).toHaveLength(recorded.length - rows.flatMap(row => row.contests).length)
    if (order === 'first then second') expect(rows.map(row => row.state)).toEqual(['已裁定', '陈述中'])
    if (order === 'second then first') expect(rows.map(row => row.state)).toEqual(['已裁定'])
  })

  it('two contests of one item outside cases, the second as the first is ruled: none is lost', async () => {
    const item = { 'first then second': 'SD-38', 'second then first': 'SD-40', 'both at once': 'SD-58' }[
      order
    ]
    const [jj, zf] = [await county.who('head', 'JJ'), await county.who('head', 'ZF')]
    const contests = async (by: typeof jj, 争议事由: string) =>
      contestItem(await county.now(), by, { ...contested, 清单项: item, 争议事由 }, `${item}-${争议事由}`)
    const outcomes = await race(
      order,
      () => contests(jj, '甲'),
      () => contests(zf, '乙'),
    )
    expect(outcomes.map(each => each.ok)).toEqual([true, true])
    const { items } = await county.store.find(rulings, code, { where: { item, case: null } })
    expect(items.map(row => row.contests.length)).toEqual([1])
    expect([items[0]?.grounds, items[0]?.contests[0]?.text].sort()).toEqual(['乙', '甲'])
  })
})

describe('a contest while 编办 is ruling for the case', () => {
  it('should be recorded on that ruling, and its unit be told when the ruling ends with the leg', async () => {
    const number = await stated()
    const head = await county.who('head', 'JJ')
    expect(await county.acts(number, 'contest', contested, head)).toContain('并入')
    expect((await rulingsOf(number)).map(row => row.contests.map(each => each.unit))).toEqual([['JJ']])
    await plays(county, number, await feedback(county, number))
    const { items } = await county.store.find(notices, code, { where: { person: head.person, case: number } })
    expect(items.filter(each => each.level === '失效').map(each => each.text)).toEqual([
      expect.stringContaining('事项已反馈'),
    ])
    await county.acts(number, 'contest', contested, head)
    expect((await rulingsOf(number)).map(row => row.state).sort()).toEqual(['已随事项结束', '陈述中'])
    expect(await county.troubles()).toEqual([])
  })
})
