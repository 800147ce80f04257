import { instantOf } from '../../../server/calendar/index.js'
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
const due = async (number: string) => clockText((await county.call(number)).due ?? 0)
const stepsOf = async (number: string, leg = 1) =>
  (await county.supervision(number, leg)).steps.map(step => [step.level, clockText(step.takenAt)])

describe('changes while a unit owes the answer', () => {
  let urged: string
  let raised: string
  let instructed: string
  let helped: string
  let moved: string
  beforeAll(async () => {
    urged = await dispatched()
    raised = await dispatched()
    instructed = await dispatched()
    helped = await dispatched()
    moved = await dispatched()
  })

  it('T-29 urgency up: should run by the new ladder from the earlier limit', async () => {
    await county.until('2026-10-08 10:00')
    const input = { 新紧急程度: '紧急', 理由: '夜间已发生追尾' }
    const clerk = await county.who('clerk', 'YX')
    const same = await county.tries(raised, 'urgency', { 新紧急程度: '一般', 理由: '误填' }, clerk)
    expect(same).toMatchObject({ code: 'REFUSED', text: '紧急程度没有变化' })
    await county.acts(raised, 'urgency', input, clerk)
    const record = await county.call(raised)
    expect(record).toMatchObject({ urgency: '紧急', legs: [{ version: 2 }] })
    expect(record.legs[0]?.limits.map(each => each.cause)).toEqual(['派发', '紧急程度调整'])
    expect(await due(raised)).toBe('2026-10-11 10:00')
  })

  it('T-33 催一下: should tell the clerk of the lead once a day, and move nothing', async () => {
    const caller = await county.who('clerk', '379999101')
    const told = async () =>
      (await county.notices(urged)).filter(row => row.level === '催一下').map(row => clockText(row.at))
    await county.until('2026-10-09 09:00')
    await county.acts(urged, 'nudge', { 话: '货车又停回来了' }, caller)
    await county.until('2026-10-09 15:00')
    const again = await county.tries(urged, 'nudge', {}, caller)
    expect(again).toMatchObject({ code: 'REFUSED', text: '今天已催过，明天可再催' })
    await county.until('2026-10-10 09:00')
    const both = await Promise.all([1, 2].map(() => county.tries(urged, 'nudge', {}, caller)))
    expect(both.filter(each => each.ok)).toHaveLength(1)
    const clerks = (await county.task(urged, 'feed-back'))?.people.length ?? 0
    expect(await told()).toEqual([
      ...Array<string>(clerks).fill('2026-10-09 09:00'),
      ...Array<string>(clerks).fill('2026-10-10 09:00'),
    ])
    expect((await county.call(urged)).nudges).toMatchObject([{ words: '货车又停回来了' }, {}])
    expect(await due(urged)).toBe('2026-10-12 17:30')
  })

  it('should add a cooperating unit once, with a task and a row of its own', async () => {
    const clerk = await county.who('clerk', 'YX')
    await county.acts(helped, 'add-cooperation', { 单位: 'YJ', 要求: '协助夜间照明' }, clerk)
    const twice = await county.tries(helped, 'add-cooperation', { 单位: 'YJ', 要求: '同上' }, clerk)
    expect(twice).toMatchObject({ code: 'REFUSED', text: '该单位已是主办或协办' })
    await county.acts(helped, 'add-cooperation', { 单位: 'ZR', 要求: '核实用地' }, clerk)
    const rows = (await county.open(helped)).filter(row => row.form === 'township-call.cooperate')
    expect(rows.flatMap(row => row.units).sort()).toEqual(['JT', 'YJ', 'ZF', 'ZR'])
    const added = rows.find(row => row.units.includes('YJ'))
    await county.acts(
      helped,
      `task-${Buffer.from(added!._id).toString('base64url')}`,
      { 结果: '已配合', 说明: '已加装照明' },
      await county.actorOf(added!),
    )
    const cooperation = (await county.call(helped)).legs[0]?.cooperation ?? []
    expect(cooperation.map(each => [each.unit, each.result])).toEqual([
      ['JT', undefined],
      ['ZF', undefined],
      ['YJ', '已配合'],
      ['ZR', undefined],
    ])
  })

  it('should let the centre re-dispatch at once, and refuse the old owner its feedback', async () => {
    const leader = await county.who('leader', 'YX')
    const same = await county.tries(moved, 'change-owner', { 新主办: 'JJ', 依据: '误' }, leader)
    expect(same).toMatchObject({ code: 'REFUSED', text: '新主办与现主办相同' })
    const row = await county.task(moved, 'feed-back')
    const clerk = await county.actorOf(row!)
    await county.acts(moved, 'change-owner', { 新主办: 'ZF', 新协办: [], 依据: '派发时选错单位' }, leader)
    const act = `task-${Buffer.from(row!._id).toString('base64url')}`
    const late = await county.tries(moved, act, { 处置情况: '已劝离，现场无货车' }, clerk)
    expect(late).toMatchObject({ ok: false, code: 'TASK_GONE' })
    expect((await county.call(moved)).legs.map(leg => [leg.unit, leg.result])).toEqual([
      ['JJ', '改派'],
      ['ZF', undefined],
    ])
    expect(await county.supervision(moved, 1)).toMatchObject({ open: false, result: '改派' })
  })

  it('T-31 批示: should be an act of its own that leaves the clock alone', async () => {
    const { posts } = (await county.now()).people
    const post = posts.find(each => each.role === 'county-deputy')!
    const actor = { person: post.person, post: post._id, role: post.role, unit: post.unit }
    const head = await county.who('head', 'ZJ')
    const before = await due(instructed)
    await county.acts(
      instructed,
      'instruction',
      { 内容: '三日内办结', 责任单位: 'ZJ', 责任人: head.person, 期限: '2026-10-15 17:30' },
      actor,
    )
    expect(await due(instructed)).toBe(before)
    expect((await county.call(instructed)).instructions).toMatchObject([
      { text: '三日内办结', unit: 'ZJ', person: head.person, due: instantOf('2026-10-15 17:30') },
    ])
    const told = async () =>
      (await county.notices(instructed))
        .filter(row => row.text.includes('三日内办结'))
        .map(row => [clockText(row.at), row.person])
    await county.until('2026-10-15 17:30')
    expect(await told()).toContainEqual(['2026-10-15 17:30', head.person])
    await county.until('2026-10-16 17:30')
    expect(await told()).toContainEqual(['2026-10-16 17:30', actor.person])
  })

  it('should have run the ladders that follow from all this', async () => {
    expect(await stepsOf(raised)).toEqual([
      ['提醒', '2026-10-08 10:05'],
      ['到期', '2026-10-11 10:00'],
      ['报主要负责人', '2026-10-11 12:00'],
      ['报分管县领导', '2026-10-11 14:00'],
    ])
    expect((await stepsOf(urged)).slice(0, 3)).toEqual([
      ['提醒', '2026-10-10 17:30'],
      ['到期', '2026-10-12 17:30'],
      ['督办单', '2026-10-13 17:30'],
    ])
    const clerk = await county.who('clerk', 'YX')
    await county.acts(urged, 'add-cooperation', { 单位: 'YJ', 要求: '清障' }, clerk)
    const late = async () => (await county.call(urged)).legs[0]?.cooperation.find(each => each.unit === 'YJ')
    expect(clockText((await late())?.due ?? 0)).toBe('2026-10-19 17:30')
    const overdue = async () =>
      (await county.notices(urged)).filter(row => row.text.includes('协办已超期')).length
    const before = await overdue()
    await county.until('2026-10-19 09:00')
    expect(await overdue()).toBe(before)
    await county.feedsBack(urged)
    const over = await county.tries(urged, 'nudge', {}, await county.who('clerk', '379999101'))
    expect(over).toMatchObject({ code: 'REFUSED', text: '现在没有承办单位可催' })
    expect(await county.troubles()).toEqual([])
  })
})

describe('T-30 urgency down', () => {
  it('should be lowered by the leader only, with the limit of the lower urgency', async () => {
    const other = await demonstrationCounty('2026-10-03 23:00')
    const deputy = await other.who('deputy', '379999101')
    await other.until('2026-10-03 23:10')
    const number = await other.dispatched('2026-10-03 23:20', {
      urgency: '特急',
      oralApprover: deputy.person,
      oralApprovedAt: other.clock.now(),
      urgencyReason: '占用行车道',
    })
    await other.until('2026-10-04 09:00')
    const input = { 新紧急程度: '一般', 理由: '现场已解除危险' }
    const refused = await other.tries(number, 'urgency', input, await other.who('clerk', 'YX'))
    expect(refused).toMatchObject({ code: 'FORM_INVALID', fields: { 新紧急程度: '特急由中心负责人调低' } })
    await other.acts(number, 'urgency', input, await other.who('leader', 'YX'))
    expect(clockText((await other.call(number)).due ?? 0)).toBe('2026-10-13 17:30')
    await other.until('2026-10-12 17:30')
    expect((await other.open(number)).filter(row => row.form === 'supervision.call')).toEqual([])
    expect(
      (await other.supervision(number)).steps.map(each => [each.level, clockText(each.takenAt)]),
    ).toEqual([['提醒', '2026-10-12 17:30']])
    await other.store.close()
  })
})
