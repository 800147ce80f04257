import { instantOf, toIso } from '../../../server/calendar/index.js'
import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
afterEach(() => county.store.close())

async function dispatched(
  from: string,
  filed: string,
  at: string,
  urgency: '紧急' | '特急',
): Promise<string> {
  county = await demonstrationCounty(from)
  await county.until(filed)
  const deputy = await county.who('deputy', '379999101')
  return county.dispatched(at, {
    urgency,
    oralApprover: deputy.person,
    oralApprovedAt: county.clock.now(),
    urgencyReason: '占用行车道，随时可能再撞',
  })
}
const dueOf = async (number: string, task: string) => clockText((await county.task(number, task))?.due ?? 0)

describe('T-16 特急 through the night', () => {
  it('should run by the minute, and ring twice at the limit until somebody acknowledges', async () => {
    const number = await dispatched('2026-10-03 23:00', '2026-10-03 23:10', '2026-10-03 23:20', '特急')
    expect(await dueOf(number, '签收')).toBe('2026-10-03 23:30')
    await county.does(number, '签收', {})
    expect(await dueOf(number, 'respond')).toBe('2026-10-03 23:50')
    await county.does(number, 'respond', { 响应方式: '电话联系', 响应时刻: toIso(county.clock.now()) })
    expect(await dueOf(number, 'first-feedback')).toBe('2026-10-04 01:20')
    await county.until('2026-10-04 23:20')
    const row = await county.supervision(number)
    expect(row.steps.map(step => [step.level, clockText(step.takenAt)])).toEqual([
      ['提醒', '2026-10-04 11:20'],
      ['到期', '2026-10-04 23:20'],
    ])
    const calls = (await county.open(number)).filter(each => each.form === 'supervision.call')
    expect(calls).toHaveLength(2)

    await county.until('2026-10-04 23:26')
    const actor = await county.actorOf(calls[0]!)
    const act = async (id: string, input: object) =>
      county.acts(number, `task-${Buffer.from(id).toString('base64url')}`, { ...input }, actor)
    const at = toIso(county.clock.now())
    await act(calls[0]!._id, { 拨打时刻: at, 接听人: '带班领导', 已知悉: true })
    await act(calls[1]!._id, { 拨打时刻: at, 已知悉: false, 未接通原因: '无人接听' })
    const again = (await county.open(number)).filter(each => each.form === 'supervision.call')
    expect(again.map(each => clockText(each.since))).toEqual(['2026-10-04 23:26'])

    await county.until('2026-10-04 23:35')
    const reminders = async () =>
      (await county.notices(number))
        .filter(each => each.text.includes('电话'))
        .map(each => clockText(each.at))
    expect(await reminders()).toEqual([])
    await county.until('2026-10-04 23:36')
    expect(await reminders()).toEqual(['2026-10-04 23:36'])
  })
})

describe('T-17 紧急 in the holiday', () => {
  it('should warn, urge and report in natural time, and draft no order by itself', async () => {
    const number = await dispatched('2026-10-01 14:30', '2026-10-01 14:40', '2026-10-01 15:00', '紧急')
    expect(clockText((await county.call(number)).due ?? 0)).toBe('2026-10-04 15:00')
    await county.until('2026-10-15 15:00')
    const row = await county.supervision(number)
    expect(row.steps.map(step => [step.level, clockText(step.takenAt)])).toEqual([
      ['提醒', '2026-10-03 21:00'],
      ['到期', '2026-10-04 15:00'],
      ['报主要负责人', '2026-10-04 17:00'],
      ['报分管县领导', '2026-10-04 19:00'],
    ])
    expect(row.orders).toEqual([])
    expect(await county.documents(number)).toEqual([])
    const told = (await county.notices(number)).filter(
      each => each.key.includes('#') && each.at > instantOf('2026-10-04 19:00'),
    )
    expect(told).toEqual([])
  })
})

describe('raised to 特急 while a return is under way', () => {
  it('should answer the return by the minute, and leave the case where it is', async () => {
    county = await demonstrationCounty('2026-09-29 09:00')
    const number = await county.dispatched('2026-09-29 10:20')
    const reasons = { 理由: '不属本单位职责', 依据: '三定方案', 建议主办: 'JT' }
    await county.acts(number, 'return', reasons, await county.who('clerk', 'JJ'))
    const raised = { 新紧急程度: '特急', 理由: '占用行车道' }
    await county.acts(number, 'urgency', raised, await county.who('clerk', 'YX'))
    await county.does(number, 'sign-return', { 意见: '同意' })
    expect(await dueOf(number, 'decide-return')).toBe('2026-09-29 10:50')
    await county.does(number, 'decide-return', { 决定: '不同意', 退回理由: '特急件先处置' })
    expect(await county.call(number)).toMatchObject({ lead: 'JJ', urgency: '特急', running: true })
    expect(await county.troubles()).toEqual([])
  })
})
