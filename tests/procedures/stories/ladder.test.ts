import { instantOf } from '../../../server/calendar/index.js'
import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
const open = async (from: string) => {
  county = await demonstrationCounty(from)
  return county
}
afterEach(() => county.store.close())

/** T-1 up to the response: dispatched on Tuesday 2026-09-29 at 10:20, signed and responded to in time. */
async function fiveDays(): Promise<string> {
  await open('2026-09-29 09:00')
  const number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
  return number
}

describe('T-6 the very instant', () => {
  it('should be on time with the feedback at 17:30:00.000, after the ladder had urged', async () => {
    const number = await fiveDays()
    await county.until('2026-10-12 17:30')
    expect((await county.supervision(number)).reds).toMatchObject([{ state: '亮灯' }])
    await county.feedsBack(number)
    await county.until('2026-10-20 17:30')
    expect((await county.call(number)).legs[0]).toMatchObject({ onTime: true })
    const row = await county.supervision(number)
    expect(row.reds).toMatchObject([{ state: '撤销', cause: '未超时' }])
    expect(row.orders).toEqual([])
    expect((await county.notices(number)).filter(each => each.kind === '更正').length).toBeGreaterThan(0)
  })

  it('should be late one millisecond after', async () => {
    const number = await fiveDays()
    await county.until('2026-10-12 17:30:00.001')
    await county.feedsBack(number)
    expect((await county.call(number)).legs[0]).toMatchObject({ onTime: false })
    expect((await county.supervision(number)).reds).toMatchObject([{ state: '计入' }])
  })
})

describe('T-7 an unsigned draft', () => {
  it('should vanish with the feedback, without a document number', async () => {
    const number = await fiveDays()
    await county.until('2026-10-14 09:00')
    expect(await county.task(number, 'sign-order')).toBeDefined()
    await county.feedsBack(number)
    expect(await county.task(number, 'sign-order')).toBeUndefined()
    const row = await county.supervision(number)
    expect(row.orders).toMatchObject([{ state: '已失效' }])
    expect(row.orders[0]?.number).toBeUndefined()
    expect(row.reds).toMatchObject([{ state: '计入', to: instantOf('2026-10-14 09:00') }])
    await county.until('2026-10-20 17:30')
    expect(await county.documents(number)).toEqual([])
  })
})

describe('T-8 a down server', () => {
  it('should make good what fell due meanwhile, in order and once', async () => {
    const number = await fiveDays()
    await county.until('2026-10-12 17:00')
    county.clock.set(instantOf('2026-10-14 09:00'))
    await county.services.runtime.recover()
    await county.until('2026-10-14 09:00')
    const row = await county.supervision(number)
    expect(row.steps.map(step => [step.level, clockText(step.at), clockText(step.takenAt)])).toEqual([
      ['提醒', '2026-10-10 17:30', '2026-10-10 17:30'],
      ['到期', '2026-10-12 17:30', '2026-10-14 09:00'],
      ['督办单', '2026-10-13 17:30', '2026-10-14 09:00'],
    ])
    expect(row.reds).toMatchObject([{ from: instantOf('2026-10-12 17:30') }])
    expect(row.orders).toHaveLength(1)
    await county.until('2026-10-19 17:29')
    expect(await county.documents(number)).toEqual([])
    await county.until('2026-10-19 17:30')
    expect((await county.documents(number)).map(each => each.kind).sort()).toEqual(['联合督办', '通报'])
  })
})

describe('T-9 a step left out', () => {
  it('should be yellow from the dispatch and urge at the limit, without a reminder', async () => {
    await open('2026-10-09 09:00')
    const number = await county.dispatched('2026-10-09 17:40', { item: 'SD-40' })
    const record = await county.call(number)
    expect(clockText(record.due ?? 0)).toBe('2026-10-10 17:30')
    expect(record.yellow).toBeLessThanOrEqual(instantOf('2026-10-09 17:40'))
    await county.signsAndResponds(number)
    await county.until('2026-10-12 17:30')
    expect(await county.ladderNotices(number)).toEqual(['2026-10-10 17:30 到期'])
    expect((await county.supervision(number)).orders.map(order => clockText(order.draftedAt))).toEqual([
      '2026-10-12 17:30',
    ])
  })
})

describe('T-10 Spring Festival', () => {
  it('should count the make-up Saturday and none of the holidays', async () => {
    await open('2026-02-12 09:00')
    const number = await county.dispatched('2026-02-13 09:00')
    await county.signsAndResponds(number)
    expect(clockText((await county.call(number)).due ?? 0)).toBe('2026-02-27 17:30')
    await county.until('2026-03-05 17:30')
    const steps = (await county.supervision(number)).steps.map(step => [step.level, clockText(step.takenAt)])
    expect(steps).toEqual([
      ['提醒', '2026-02-26 17:30'],
      ['到期', '2026-02-27 17:30'],
      ['督办单', '2026-02-28 17:30'],
      ['通报', '2026-03-05 17:30'],
    ])
  })
})

describe('T-11 change of hours', () => {
  it('should end by the office hours of the last day', async () => {
    await open('2026-05-29 09:00')
    const number = await county.dispatched('2026-05-29 16:00', { item: 'SD-58' })
    expect(clockText((await county.call(number)).due ?? 0)).toBe('2026-06-02 18:00')
  })
})

describe('T-12 the year without a table', () => {
  it('should give a provisional limit', async () => {
    await open('2026-12-25 09:00')
    const number = await county.dispatched('2026-12-28 10:00')
    const record = await county.call(number)
    expect(clockText(record.due ?? 0)).toBe('2027-01-04 17:30')
    expect(record.legs[0]?.limits[0]?.provisional).toBe(true)
  })
})
