import { instantOf } from '../../../server/calendar/index.js'
import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
afterEach(() => county.store.close())
const request = { 理由: '该路段由公路部门管养', 依据: '三定方案第五条', 建议主办: 'JT' }

describe('T-18 returned once', () => {
  it('should leave the first unit in charge until the very instant of the re-dispatch', async () => {
    county = await demonstrationCounty('2026-09-29 09:00')
    const number = await county.dispatched('2026-09-29 10:20')
    await county.until('2026-09-30 09:00')
    await county.acts(number, 'return', request, await county.who('clerk', 'JJ'))
    await county.until('2026-09-30 10:00')
    await county.does(number, 'sign-return', { 意见: '同意' })
    await county.until('2026-09-30 10:59')
    expect((await county.call(number)).lead).toBe('JJ')
    await county.until('2026-09-30 11:00')
    await county.does(number, 'decide-return', { 决定: '同意改派', 新主办: 'JT', 新协办: ['JJ'] })
    const record = await county.call(number)
    expect(record.lead).toBe('JT')
    expect(record.legs.map(leg => [leg.unit, clockText(leg.from), leg.to && clockText(leg.to)])).toEqual([
      ['JJ', '2026-09-29 10:20', '2026-09-30 11:00'],
      ['JT', '2026-09-30 11:00', undefined],
    ])
    expect(clockText(record.due ?? 0)).toBe('2026-10-13 17:30')
    expect(record.disputes).toEqual([
      { from: instantOf('2026-09-30 09:00'), to: instantOf('2026-09-30 11:00') },
    ])
    expect(await county.supervision(number, 1)).toMatchObject({ open: false, result: '改派', reds: [] })
  })
})

describe('T-21 return too late, or 特急', () => {
  it('should refuse a return after the second working day, with the instant', async () => {
    county = await demonstrationCounty('2026-09-29 09:00')
    const number = await county.dispatched('2026-09-29 10:20')
    await county.until('2026-10-08 18:00')
    const clerk = await county.who('clerk', 'JJ')
    const offered = (await county.may(number, clerk)).acts.find(act => act.id === 'return')
    expect(offered?.disabledReason).toContain('已过退回时限')
    expect(offered?.disabledReason).toContain('10月8日 17:30')
    const before = (await county.call(number)).applied
    expect(await county.tries(number, 'return', request, clerk)).toMatchObject({ code: 'REFUSED' })
    expect((await county.call(number)).applied).toEqual(before)
  })

  it('should refuse every return of a 特急', async () => {
    county = await demonstrationCounty('2026-10-03 23:00')
    const deputy = await county.who('deputy', '379999101')
    const number = await county.dispatched('2026-10-03 23:20', {
      urgency: '特急',
      oralApprover: deputy.person,
      oralApprovedAt: county.clock.now(),
      urgencyReason: '占用行车道',
    })
    const refused = await county.tries(number, 'return', request, await county.who('clerk', 'JJ'))
    expect(refused).toMatchObject({ code: 'REFUSED', text: '特急件不能退回，可提出权属争议' })
  })
})
