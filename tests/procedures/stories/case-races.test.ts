import { rulings } from '../../../server/domain/rulings/record.js'
import { code, demonstrationCounty, type StoryCounty } from './county.js'
import { feedback, move, orders, plays, race, type Move, type Order } from './race.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  await county.deploys()
})
afterAll(() => county.store.close())

const township = '379999101'
const dispatched = async () => {
  const number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
  return number
}
const called = async () => {
  const number = await county.files()
  await county.does(number, 'approve', { 意见: '同意' })
  return number
}
const exit = async (): Promise<Move> => ({
  act: 'exit',
  input: { 理由: '路段已封闭施工' },
  by: await county.who('deputy', township),
})
const closing = async (number: string) => {
  await plays(county, number, await feedback(county, number))
  await county.does(number, 'verify', { 核验方式: '电话', 核验意见: '办结' })
}
const settled = () => county.services.runtime.advance(county.clock.now())
const both = (order: Order, one: [string, Move], two: [string, Move]) =>
  race(
    order,
    () => plays(county, ...one),
    () => plays(county, ...two),
  )
const taken = (outcomes: readonly { ok: boolean }[]) => outcomes.filter(one => one.ok)
const toldOnce = async (number: string, level: string) => {
  const told = (await county.notices(number)).filter(row => row.level === level).map(row => row.person)
  expect(new Set(told).size).toBe(told.length)
  return told
}

describe.each(orders)('races at the end of a call: %s', order => {
  it('withdrawal and a reply of a cooperating unit: no task is left, everybody is told once, nobody rates', async () => {
    const number = await dispatched()
    const reply = await move(county, number, 'cooperate', { 结果: '已配合', 说明: '已增设标志' })
    const [replied, withdrawn] = await both(order, [number, reply], [number, await exit()])
    expect(withdrawn.ok).toBe(true)
    if (!replied.ok)
      expect(replied).toMatchObject({ code: 'TASK_GONE', text: expect.stringContaining('撤回') })
    expect(await county.open(number)).toEqual([])
    const { legs, state } = await county.call(number)
    expect([state, legs[0]?.result]).toEqual(['撤回', '撤回'])
    expect(legs[0]?.cooperation.filter(each => each.repliedAt !== undefined)).toHaveLength(replied.ok ? 1 : 0)
    const told = await toldOnce(number, '退出')
    for (const unit of ['JJ', 'JT', 'ZF']) expect(told).toContain((await county.who('clerk', unit)).person)
  })

  it('two withdrawals: one is honoured, the second reads that it is over', async () => {
    const number = await dispatched()
    const outcomes = await both(order, [number, await exit()], [number, await exit()])
    expect(taken(outcomes)).toHaveLength(1)
    expect(outcomes.find(one => !one.ok)).toMatchObject({ text: expect.stringContaining('撤回') })
    await toldOnce(number, '退出')
  })

  it('withdrawal and verification: the case is withdrawn before it closes, or has closed', async () => {
    const number = await dispatched()
    await plays(county, number, await feedback(county, number))
    const verify = await move(county, number, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    const [verified, withdrawn] = await both(order, [number, verify], [number, await exit()])
    expect(taken([verified, withdrawn])).toHaveLength(1)
    const { state, open } = await county.call(number)
    expect([state, open]).toEqual([verified.ok ? '办结' : '撤回', false])
    expect((await county.open(number)).map(row => row.name)).toEqual(verified.ok ? ['评价'] : [])
    expect(await county.supervision(number)).toMatchObject({ open: false, result: '反馈' })
  })

  it('withdrawal and termination: the case has one end', async () => {
    const number = await dispatched()
    const leader = await county.who('leader', 'YX')
    const end: Move = { act: 'terminate', input: { 终止原因: '依据失效', 理由: '已废止' }, by: leader }
    const [withdrawn, ended] = await both(order, [number, await exit()], [number, end])
    expect(taken([withdrawn, ended])).toHaveLength(1)
    const state = withdrawn.ok ? '撤回' : '终止'
    expect(await county.call(number)).toMatchObject({ state, withdrawal: { how: state } })
    expect(await county.supervision(number)).toMatchObject({ open: false, result: state })
  })

  it('withdrawal and the countersign that is owed: the case ends, the countersign is owed or given', async () => {
    const by = await county.who('deputy', township)
    const number = await county.files({
      urgency: '紧急',
      oralApprover: by.person,
      oralApprovedAt: county.clock.now(),
      urgencyReason: '占用行车道',
    })
    await settled()
    const sign = await move(county, number, 'do-act', { 补签意见: '同意', 意见: '同意', 答复: '同意' })
    const [signed, withdrawn] = await both(order, [number, sign], [number, await exit()])
    expect(withdrawn.ok).toBe(true)
    expect(signed.ok).toBe(true)
    expect(await county.call(number)).toMatchObject({ state: '撤回', open: false })
    expect(await county.open(number)).toEqual([])
  })

  it('two reopenings, by the township and by the call-back: one second round', async () => {
    const number = await county.dispatched('2026-09-29 10:20', {
      fromCitizen: true,
      citizenContact: '13800000000',
    })
    await county.signsAndResponds(number)
    await closing(number)
    const callBack = await move(county, number, 'call-back', {
      回访结果: '不满意',
      回访记录: '夜间仍有货车',
      重新办理: true,
      回访理由: '夜间仍有货车停放',
    })
    const reopen: Move = {
      act: 'reopen',
      input: { 理由: '又有货车停放' },
      by: await county.who('clerk', township),
    }
    const outcomes = await both(order, [number, callBack], [number, reopen])
    expect(taken(outcomes)).toHaveLength(1)
    await settled()
    const { round, rounds, legs, state } = await county.call(number)
    expect({ round, state, rounds: rounds?.length }).toEqual({ round: 2, state: '承办中', rounds: 1 })
    expect(legs.map(leg => leg.cause)).toEqual(['首派', '重办'])
    expect((await county.open(number)).map(row => row.name)).not.toContain('评价')
  })

  it('rating and reopening: the rating stays with its round, or its task is gone', async () => {
    const number = await dispatched()
    await closing(number)
    const scores = ['JJ', 'JT', 'ZF'].map(unit => ({ 单位: unit, 响应速度: 5, 办理质量: 5, 满意度: 5 }))
    const rate = await move(county, number, 'rate', { 评分: scores })
    const by = await county.who('clerk', township)
    const [rated, reopened] = await both(
      order,
      [number, rate],
      [number, { act: 'reopen', input: { 理由: '又有货车停放' }, by }],
    )
    expect(reopened.ok).toBe(true)
    await settled()
    const { round, ratings } = await county.call(number)
    expect([round, ratings.length]).toEqual([2, rated.ok ? 3 : 0])
    expect((await county.open(number)).map(row => row.name)).not.toContain('评价')
  })
})

describe.each(orders)('races of merged calls: %s', order => {
  const merging = async (number: string, main: string) =>
    move(county, number, 'decide-intake', { 审核结论: '并件', 主件: main })

  it('main withdrawn as another is merged under it: both others are back at the intake', async () => {
    const main = await called()
    const [first, second] = [await called(), await called()]
    await plays(county, first, await merging(first, main))
    await settled()
    await both(order, [second, await merging(second, main)], [main, await exit()])
    await settled()
    for (const number of [first, second]) {
      expect(await county.call(number)).toMatchObject({ state: '待受理', open: true })
      expect((await county.open(number)).map(row => row.name)).toEqual(['受理审核'])
    }
    await plays(county, second, await merging(second, first))
    await settled()
    expect(await county.call(second)).toMatchObject({ state: '已并件', merged: { main: first } })
  })

  it('split off as the main closes: it is answered with the main, or taken in by itself', async () => {
    const main = await dispatched()
    const number = await called()
    await plays(county, number, await merging(number, main))
    await settled()
    await plays(county, main, await feedback(county, main))
    const verify = await move(county, main, 'verify', { 核验方式: '电话', 核验意见: '办结' })
    const split: Move = { act: 'unmerge', input: { 理由: '地点不同' }, by: await county.who('clerk', 'YX') }
    const [parted, closed] = await both(order, [number, split], [main, verify])
    expect(closed.ok).toBe(true)
    await settled()
    const { state } = await county.call(number)
    expect(state).toBe(parted.ok ? '待受理' : '并件办结')
    if (!parted.ok) expect(parted).toMatchObject({ code: 'NOBODY_WAITS' })
    await toldOnce(number, '受理结论')
  })

  it('merged anew under another as the first main ends: it waits for the other', async () => {
    const [first, other, number] = [await called(), await called(), await called()]
    await plays(county, number, await merging(number, first))
    await settled()
    await county.acts(number, 'unmerge', { 理由: '地点不同' }, await county.who('clerk', 'YX'))
    const again = await merging(number, other)
    const [merged, withdrawn] = await both(order, [number, again], [first, await exit()])
    expect([merged.ok, withdrawn.ok]).toEqual([true, true])
    await settled()
    expect(await county.call(number)).toMatchObject({ state: '已并件', merged: { main: other } })
  })

  it('two that are merged into each other at once: one waits for the other, neither for both', async () => {
    const [one, two] = [await called(), await called()]
    await both(order, [one, await merging(one, two)], [two, await merging(two, one)])
    await settled()
    const states = [(await county.call(one)).state, (await county.call(two)).state]
    // Each may have found the other waiting: then the centre has both again.
    expect(states).toContain('待受理')
    expect(['已并件', '待受理']).toEqual(expect.arrayContaining(states))
    for (const number of [one, two])
      if ((await county.call(number)).state === '待受理')
        expect((await county.open(number)).map(row => row.name)).toEqual(['受理审核'])
  })
})

describe.each(orders)('races of the shared parts: %s', order => {
  it('two persons on one task: one does it, the other reads who was first', async () => {
    const number = await called()
    const row = await county.task(number, 'decide-intake')
    const decide = await move(county, number, 'decide-intake', { 审核结论: '受理', 主办: 'JJ', 协办: [] })
    const other = row?.people.find(person => person !== decide.by.person) ?? decide.by.person
    const post = (await county.now()).people.postsOfPerson.get(other)?.[0]
    const by = post ? { person: other, post: post._id, role: post.role, unit: post.unit } : decide.by
    const outcomes = await both(order, [number, decide], [number, { ...decide, by }])
    expect(taken(outcomes)).toHaveLength(1)
    expect(outcomes.find(one => !one.ok)).toMatchObject({ code: 'TASK_GONE', by: expect.any(String) })
    expect((await county.call(number)).legs).toHaveLength(1)
  })

  it('two clerks urge: one does, the second reads that it was done today', async () => {
    const number = await dispatched()
    const by = await county.who('clerk', township)
    const nudge: Move = { act: 'nudge', input: {}, by }
    const outcomes = await both(order, [number, nudge], [number, nudge])
    expect(taken(outcomes)).toHaveLength(1)
    expect(outcomes.find(one => !one.ok)).toMatchObject({ text: '今天已催过，明天可再催' })
    await toldOnce(number, '催一下')
    expect((await county.call(number)).nudges).toHaveLength(1)
  })

  it('added to cooperate and feedback: the unit has no task afterwards', async () => {
    const number = await dispatched()
    const by = await county.who('clerk', 'YX')
    const add: Move = { act: 'add-cooperation', input: { 单位: 'YJ', 要求: '协助照明' }, by }
    const [added, fed] = await both(order, [number, add], [number, await feedback(county, number)])
    expect(fed.ok).toBe(true)
    if (!added.ok) expect(added).toMatchObject({ text: expect.stringContaining('反馈') })
    expect((await county.open(number)).map(row => row.name)).toEqual(['核验'])
    expect((await county.call(number)).cooperating.includes('YJ')).toBe(added.ok)
  })

  it('the same unit added twice: once', async () => {
    const number = await dispatched()
    const by = await county.who('clerk', 'YX')
    const add: Move = { act: 'add-cooperation', input: { 单位: 'YJ', 要求: '协助照明' }, by }
    const outcomes = await both(order, [number, add], [number, add])
    expect(taken(outcomes)).toHaveLength(1)
    expect(outcomes.find(one => !one.ok)).toMatchObject({ text: '该单位已是主办或协办' })
    expect((await county.open(number)).filter(row => row.units.includes('YJ'))).toHaveLength(1)
  })
})

describe('a re-dispatch on the ground of a ruling', () => {
  const rules = async (number: string, wrong: boolean) => {
    const head = await county.who('head', 'JJ')
    const why = { 缘由: '权属争议', 争议事由: '应由执法局管', 争议单位: ['JJ', 'ZF'] }
    await county.acts(number, 'contest', why, head)
    await settled()
    for (let n = 0; n < 2; n++)
      await county.does(number, 'state-position', { 主张: '不归本单位', 陈述依据: '三定' })
    await county.does(number, 'dispute-ruling.rule', {
      裁定意见: '确定主办',
      裁定主办: 'ZF',
      裁定依据: '清单',
      派发有误: wrong,
      修订清单: false,
    })
    await settled()
    const { items } = await county.store.find(rulings, code, { where: { case: number } })
    return items[0]?.number ?? ''
  }

  it('should name a ruling that there is, its unit, and 派发有误 as it says', async () => {
    const number = await dispatched()
    const ruling = await rules(number, false)
    expect(ruling).toContain('示裁')
    const leader = await county.who('leader', 'YX')
    const tries = async (more: Record<string, unknown>) =>
      county.tries(number, 'change-owner', { 新主办: 'ZF', 新协办: [], 依据: '按裁定', ...more }, leader)
    expect(await tries({ 裁定文号: '示裁〔2026〕99号' })).toMatchObject({
      fields: { 裁定文号: expect.stringContaining('没有这个文号的裁定') },
    })
    expect(await tries({ 裁定文号: ruling, 派发有误: true })).toMatchObject({
      fields: { 派发有误: expect.stringContaining('没有认定') },
    })
    expect(await tries({ 裁定文号: ruling, 新主办: 'JT' })).toMatchObject({
      fields: { 新主办: '裁定确定的主办是综合行政执法局' },
    })
    const elsewhere = await dispatched()
    const other = { 新主办: 'ZF', 新协办: [], 依据: '按裁定', 裁定文号: ruling }
    expect(await county.tries(elsewhere, 'change-owner', other, leader)).toMatchObject({
      code: 'FORM_INVALID',
    })
    expect(await tries({ 裁定文号: ruling })).toMatchObject({ ok: true })
    expect((await county.call(number)).legs.map(leg => leg.unit)).toEqual(['JJ', 'ZF'])
    const again = await county.tries(
      number,
      'return',
      { 理由: '不归我局', 依据: '三定', 建议主办: 'JJ' },
      await county.who('clerk', 'ZF'),
    )
    expect(again).toMatchObject({ code: 'REFUSED', text: expect.stringContaining('已经裁定') })
  })

  it('should take the red of the old leg back when the ruling found it wrong, and drop its unsigned order', async () => {
    const wrong = [await dispatched(), await dispatched(), await dispatched()]
    const grounds = new Map<string, string>()
    for (const number of wrong) grounds.set(number, await rules(number, true))
    const plain = await dispatched()
    await county.until('2026-10-13 17:30')
    const by = await county.who('leader', 'YX')
    for (const [n, order] of orders.entries()) {
      const number = wrong[n]!
      const sign = await move(county, number, 'sign-order', { 签发意见: '签发', 督办要求: '三日内办结' })
      const input = {
        新主办: 'ZF',
        新协办: [],
        依据: '按裁定',
        裁定文号: grounds.get(number),
        派发有误: true,
      }
      const [signed, changed] = await both(
        order,
        [number, sign],
        [number, { act: 'change-owner', input, by }],
      )
      expect(changed.ok).toBe(true)
      await settled()
      const { orders: papers, reds, open, result } = await county.supervision(number)
      expect({ open, result }).toEqual({ open: false, result: '改派' })
      expect(reds).toMatchObject([{ state: '撤销', cause: '裁定派发有误' }])
      expect(papers).toHaveLength(1)
      if (!signed.ok) expect(papers[0]).toMatchObject({ state: '已失效' })
      expect(await county.task(number, 'sign-order')).toBeUndefined()
    }
    const mistake = { 新主办: 'ZF', 新协办: [], 依据: '中心派发失误' }
    await county.acts(plain, 'change-owner', mistake, by)
    expect((await county.supervision(plain)).reds).toMatchObject([{ state: '计入' }])
    expect(await county.troubles()).toEqual([])
  })
})
