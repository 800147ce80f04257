import { instantOf } from '../../../server/calendar/index.js'
import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
let number: string
beforeEach(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
})
afterEach(() => county.store.close())

async function asks(when: string): Promise<void> {
  await county.until(when)
  const clerk = await county.who('clerk', 'JJ')
  await county.acts(
    number,
    'extension',
    { 延长数量: 2, 单位: '工作日', 理由: '路段施工，停放点要重划', 进展: '已清理一半' },
    clerk,
  )
}
const signs = async (when: string) => {
  await county.until(when)
  await county.does(number, 'sign-ext', { 意见: '同意' })
}
const comments = async (when: string) => {
  await county.until(when)
  await county.does(number, 'comment-ext', { 延期意见: '同意延期' })
}
const decides = async (when: string, input: Record<string, unknown>) => {
  await county.until(when)
  await county.does(number, 'decide-ext', input)
}
const due = async () => clockText((await county.call(number)).due ?? 0)

describe('T-2 extension in time', () => {
  it('should move the limit and every later step at the grant, and nothing before it', async () => {
    await asks('2026-10-08 15:00')
    await signs('2026-10-08 16:00')
    await comments('2026-10-08 17:00')
    await county.until('2026-10-09 09:59')
    expect(await due()).toBe('2026-10-12 17:30')
    await decides('2026-10-09 10:00', { 批复: '批准', 数量: 2 })
    expect(await due()).toBe('2026-10-14 17:30')
    expect((await county.call(number)).legs[0]).toMatchObject({ version: 2 })
    await county.until('2026-10-21 17:30')
    expect(await county.ladderNotices(number)).toEqual(['2026-10-13 17:30 提醒', '2026-10-14 17:30 到期'])
    const row = await county.supervision(number)
    expect(row.steps.map(step => [step.level, clockText(step.takenAt), step.version])).toEqual([
      ['提醒', '2026-10-13 17:30', 2],
      ['到期', '2026-10-14 17:30', 2],
      ['督办单', '2026-10-15 17:30', 2],
      ['通报', '2026-10-21 17:30', 2],
    ])
  })
})

describe('T-3 asking moves nothing', () => {
  it('should leave the ladder as it was when the request is refused', async () => {
    await asks('2026-10-09 09:00')
    await signs('2026-10-09 10:00')
    await comments('2026-10-09 11:00')
    await decides('2026-10-12 11:00', { 批复: '不批准', 批复理由: '应在期限内办结' })
    await county.until('2026-10-19 17:30')
    const row = await county.supervision(number)
    expect(row.steps.map(step => [step.level, clockText(step.takenAt)])).toEqual([
      ['提醒', '2026-10-10 17:30'],
      ['到期', '2026-10-12 17:30'],
      ['督办单', '2026-10-13 17:30'],
      ['通报', '2026-10-19 17:30'],
    ])
  })
})

describe('T-4 the head is late', () => {
  it('should lapse at the limit, and tell the clerk and the head', async () => {
    await asks('2026-10-12 15:00')
    const head = (await county.task(number, 'sign-ext'))?.people ?? []
    const clerk = await county.who('clerk', 'JJ')
    await county.until('2026-10-12 17:30')
    expect(await county.task(number, 'sign-ext')).toBeUndefined()
    expect((await county.supervision(number)).reds).toMatchObject([
      { state: '亮灯', from: instantOf('2026-10-12 17:30') },
    ])
    const lapsed = (await county.notices(number)).filter(row => row.level === '失效')
    expect(lapsed.map(row => clockText(row.at))).toEqual(lapsed.map(() => '2026-10-12 17:30'))
    expect(lapsed.map(row => row.person).sort()).toEqual([...new Set([...head, clerk.person])].sort())
  })
})

describe('T-5 granted after the red', () => {
  it('should take the red back, keep it visible, and warn a second time', async () => {
    await asks('2026-10-12 15:30')
    await signs('2026-10-12 16:00')
    await comments('2026-10-12 17:00')
    await county.until('2026-10-13 09:29')
    expect((await county.supervision(number)).reds).toMatchObject([{ state: '亮灯' }])
    await decides('2026-10-13 09:30', { 批复: '批准', 数量: 2 })
    expect(await due()).toBe('2026-10-14 17:30')
    expect((await county.supervision(number)).reds).toMatchObject([{ state: '撤销', cause: '延期获准' }])
    await county.until('2026-10-13 17:30')
    expect((await county.supervision(number)).orders).toEqual([])
    expect(await county.ladderNotices(number)).toEqual([
      '2026-10-10 17:30 提醒',
      '2026-10-12 17:30 到期',
      '2026-10-13 17:30 提醒',
    ])
    await county.until('2026-10-14 16:00')
    await county.feedsBack(number)
    expect((await county.call(number)).legs[0]).toMatchObject({ onTime: true })
  })

  it('should urge and draft again by the new limit when nobody answers', async () => {
    await asks('2026-10-12 15:30')
    await signs('2026-10-12 16:00')
    await comments('2026-10-12 17:00')
    await decides('2026-10-13 09:30', { 批复: '批准', 数量: 2 })
    await county.until('2026-10-15 17:30')
    const steps = (await county.supervision(number)).steps.filter(step => step.version === 2)
    expect(steps.map(step => [step.level, clockText(step.takenAt)])).toEqual([
      ['提醒', '2026-10-13 17:30'],
      ['到期', '2026-10-14 17:30'],
      ['督办单', '2026-10-15 17:30'],
    ])
  })
})
