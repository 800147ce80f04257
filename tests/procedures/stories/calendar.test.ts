import { importHolidays } from '../../../server/domain/calendars/import.js'
import { instantOf } from '../../../server/calendar/index.js'
import { clockText, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-12-28 08:40')
})
afterAll(() => county.store.close())

const newYear = ['2027-01-01', '2027-01-02', '2027-01-03'].map(date => ({
  name: '元旦',
  date,
  isOffDay: true,
}))

describe('T-12 the year without a table', () => {
  it('should be provisional until the table takes effect, then move once', async () => {
    const number = await county.dispatched('2026-12-28 10:00')
    const answered = await county.dispatched('2026-12-28 10:00')
    await county.signsAndResponds(number)
    await county.signsAndResponds(answered)
    await county.feedsBack(answered)
    const before = await county.call(number)
    expect(clockText(before.due ?? 0)).toBe('2027-01-04 17:30')
    expect(before.legs[0]?.limits.at(-1)?.provisional).toBe(true)

    await county.until('2026-12-29 09:00')
    const admin = await county.who('admin', '379999')
    const wrong = await importHolidays(await county.now(), admin, { entries: [] })
    expect(wrong).toMatchObject({ ok: false, code: 'FORM_INVALID', text: '节假日表为空' })
    const effectiveAt = instantOf('2026-12-30 12:00')
    const imported = await importHolidays(await county.now(), admin, { entries: newYear, effectiveAt })
    expect(imported.ok).toBe(true)
    await county.until('2026-12-30 11:59')
    await county.services.calendars?.takeEffect(county.services.runtime)
    expect(clockText((await county.call(number)).due ?? 0)).toBe('2027-01-04 17:30')
    await county.until('2026-12-30 12:00')
    await county.services.calendars?.takeEffect(county.services.runtime)
    await county.services.calendars?.takeEffect(county.services.runtime)

    const after = await county.call(number)
    expect(clockText(after.due ?? 0)).toBe('2027-01-05 17:30')
    expect(after.legs[0]?.limits.map(each => [each.version, each.cause, each.provisional])).toEqual([
      [1, '派发', true],
      [2, '历法更新', false],
    ])
    const told = (await county.notices(number)).filter(row => row.level === '期限变更')
    expect(new Set(told.map(row => row.key)).size).toBe(1)
    expect((await county.call(answered)).legs[0]).toMatchObject({ version: 1 })
    await county.until('2027-01-04 17:30')
    expect(await county.ladderNotices(number)).toEqual(['2027-01-04 17:30 提醒'])
    expect(await county.supervision(number)).toMatchObject({ reds: [] })
    expect(await county.troubles()).toEqual([])
  })
})
