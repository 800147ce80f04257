import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
let number: string

beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  number = await county.dispatched('2026-09-29 10:20')
  await county.signsAndResponds(number)
})
afterAll(() => county.store.close())

describe('T-1 the five days', () => {
  it('should be due at the close of the fifth working day', async () => {
    expect(clockText((await county.call(number)).due ?? 0)).toBe('2026-10-12 17:30')
  })

  it('should name the days that did not count', async () => {
    const days = (await county.call(number)).legs[0]?.limits[0]?.days ?? []
    expect(days.filter(day => day.counted).map(day => day.date)).toEqual([
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
      '2026-10-12',
    ])
    expect(days.filter(day => !day.counted && day.why !== 'start').map(day => day.date)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map(n => `2026-10-0${n}`),
      '2026-10-11',
    ])
  })

  it('should warn, urge, draft an order and a circular, each once and none before', async () => {
    await county.until('2026-10-10 17:29')
    expect(await county.ladderNotices(number)).toEqual([])
    await county.until('2026-10-12 17:29')
    expect(await county.ladderNotices(number)).toEqual(['2026-10-10 17:30 提醒'])
    await county.until('2026-10-13 17:30')
    expect(await county.ladderNotices(number)).toEqual(['2026-10-10 17:30 提醒', '2026-10-12 17:30 到期'])
    const row = await county.supervision(number)
    expect(row.reds.map(red => [clockText(red.from), red.state])).toEqual([['2026-10-12 17:30', '亮灯']])
    expect(row.orders.map(order => [clockText(order.draftedAt), order.state])).toEqual([
      ['2026-10-13 17:30', '待签发'],
    ])
    await county.until('2026-10-19 17:29')
    expect(await county.documents(number)).toEqual([])
    await county.until('2026-10-19 17:30')
    const documents = (await county.documents(number)).map(each => [each.kind, clockText(each.draftedAt)])
    expect(documents.sort()).toEqual([
      ['联合督办', '2026-10-19 17:30'],
      ['通报', '2026-10-19 17:30'],
    ])
  })

  it('should send nothing of the ladder afterwards, and stand red', async () => {
    const before = await county.ladderNotices(number)
    await county.until('2026-11-20 17:30')
    expect(await county.ladderNotices(number)).toEqual(before)
    expect((await county.supervision(number)).steps.map(step => step.level)).toEqual([
      '提醒',
      '到期',
      '督办单',
      '通报',
    ])
    expect((await county.documents(number)).length).toBe(2)
    expect(await county.troubles()).toEqual([])
    expect(county.logged).toEqual([])
  })
})
