import { instantOf } from '../../../server/calendar/index.js'
import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
const open = async (from: string) => {
  county = await demonstrationCounty(from)
  await county.deploys()
}
afterEach(() => county.store.close())

async function approved(filedAt: string): Promise<string> {
  await county.until(filedAt)
  const number = await county.files()
  await county.does(number, 'approve', { 意见: '同意' })
  return number
}
const intakeDue = async (number: string) => clockText((await county.call(number)).intakeDue ?? 0)

describe('T-13 intake across the holiday', () => {
  it('should be due by the hours of the office, and stand against the centre alone', async () => {
    await open('2026-09-30 09:00')
    const number = await approved('2026-09-30 17:00')
    expect(await intakeDue(number)).toBe('2026-10-08 11:30')
    await county.until('2026-10-08 11:30')
    const late = (await county.notices(number)).filter(row => row.level === '中心超时')
    const leader = await county.who('leader', 'YX')
    expect(late.map(row => [row.person, clockText(row.at)])).toEqual([[leader.person, '2026-10-08 11:30']])
    const record = await county.call(number)
    expect(record).toMatchObject({ state: '待受理', running: false, legs: [] })
  })
})

describe('T-14 back for completion', () => {
  it('should pause the clock once and go on with what was left', async () => {
    await open('2026-10-09 08:30')
    const number = await approved('2026-10-09 09:00')
    expect(await intakeDue(number)).toBe('2026-10-09 14:30')
    await county.until('2026-10-09 10:00')
    await county.does(number, 'decide-intake', { 审核结论: '退回补正', 需补内容: '请补现场照片和车牌登记' })
    const supplement = await county.task(number, 'supplement')
    expect(clockText(supplement?.due ?? 0)).toBe('2026-10-10 17:30')
    expect((await county.call(number)).state).toBe('待补正')
    await county.until('2026-10-10 15:00')
    await county.does(number, 'supplement', { 补正内容: '已补车牌登记' })
    expect(await intakeDue(number)).toBe('2026-10-12 09:00')
    const row = await county.task(number, 'decide-intake')
    const clerk = await county.actorOf(row!)
    const { acts } = await county.may(number, clerk)
    const choices = acts[0]?.form?.components
      .find(each => each.key === '审核结论')
      ?.values?.map(each => each.value)
    expect(choices).toEqual(['受理', '不予受理', '转其他渠道', '研判', '并件'])
    const again = { 审核结论: '退回补正', 需补内容: '再补' }
    const refused = await county.tries(number, acts[0]?.id ?? '', again, clerk)
    expect(refused).toMatchObject({ ok: false, code: 'FORM_INVALID' })
  })
})

describe('T-34 urgency set at intake', () => {
  it('should run by the clocks of the urgency that the centre set', async () => {
    await open('2026-10-09 08:30')
    const number = await approved('2026-10-09 09:00')
    await county.until('2026-10-09 10:00')
    await county.accepts(number, undefined, { 紧急程度核定: '紧急' })
    expect(clockText((await county.task(number, '签收'))?.due ?? 0)).toBe('2026-10-09 10:30')
    const record = await county.call(number)
    expect([record.urgency, clockText(record.due ?? 0)]).toEqual(['紧急', '2026-10-12 10:00'])
    await county.until('2026-10-12 14:00')
    const row = await county.supervision(number)
    expect(row.steps.map(step => [step.level, clockText(step.takenAt)])).toEqual([
      ['提醒', '2026-10-11 16:00'],
      ['到期', '2026-10-12 10:00'],
      ['报主要负责人', '2026-10-12 12:00'],
      ['报分管县领导', '2026-10-12 14:00'],
    ])
  })
})

describe('T-36 called first, signed afterwards', () => {
  it('should go out at once and owe the countersign for 24 hours', async () => {
    await open('2026-10-03 23:00')
    await county.until('2026-10-03 23:10')
    const deputy = await county.who('deputy', '379999101')
    const number = await county.files({
      urgency: '特急',
      oralApprover: deputy.person,
      oralApprovedAt: instantOf('2026-10-03 23:05'),
      urgencyReason: '占用行车道，随时可能再撞',
    })
    expect((await county.call(number)).state).toBe('待受理')
    const countersign = await county.task(number, 'do-act')
    expect(clockText(countersign?.due ?? 0)).toBe('2026-10-04 23:10')
    expect(countersign?.people).toContain(deputy.person)
    await county.until('2026-10-04 23:09')
    const told = async () =>
      (await county.notices(number))
        .filter(row => row.text.includes('补签'))
        .map(row => [clockText(row.at), row.level, row.person])
    expect(await told()).toEqual([])
    await county.until('2026-10-05 03:10')
    const head = await county.who('head', '379999101')
    const leader = await county.who('leader', 'YX')
    const reminded = [...new Set([deputy.person, head.person])].map(person => [
      '2026-10-04 23:10',
      '提醒',
      person,
    ])
    expect((await told()).sort()).toEqual(
      [...reminded, ['2026-10-05 03:10', '告知交办人', leader.person]].sort(),
    )
    expect((await county.call(number)).state).toBe('待受理')
  })
})
