import { addLimit, addWorkingDays, defaultEdition } from '../../server/calendar/index.js'
import { at, said } from './clock-text.js'

const edition = defaultEdition()
const days = (from: string, n: number) => said(addWorkingDays(edition, at(from), n).at)

describe('addWorkingDays', () => {
  it.each([
    ['before hours', '2026-06-08 06:00', 1, '2026-06-09 18:00'],
    ['within hours', '2026-06-08 10:00', 1, '2026-06-09 18:00'],
    ['after hours', '2026-06-08 23:59', 1, '2026-06-09 18:00'],
    ['on a Saturday', '2026-06-13 10:00', 1, '2026-06-15 18:00'],
    ['on a Sunday', '2026-06-14 10:00', 1, '2026-06-15 18:00'],
    ['on a holiday', '2026-10-03 10:00', 1, '2026-10-08 17:30'],
    ['on the last day of a holiday', '2026-10-07 23:59:59', 1, '2026-10-08 17:30'],
    ['on a make-up Saturday', '2026-10-10 10:00', 1, '2026-10-12 17:30'],
    ['on the make-up Saturday before Spring Festival', '2026-02-14 10:00', 1, '2026-02-24 17:30'],
    ['before a make-up Saturday', '2026-02-13 10:00', 1, '2026-02-14 17:30'],
    ['before a make-up Sunday', '2026-09-18 10:00', 1, '2026-09-20 18:00'],
    ['over the whole National Day holiday', '2026-09-30 10:00', 1, '2026-10-08 17:30'],
    ['longer than the National Day holiday', '2026-09-28 10:00', 10, '2026-10-16 17:30'],
    ['over both holidays of the autumn', '2026-09-24 09:00', 7, '2026-10-12 17:30'],
    ['to a leap day', '2024-02-28 10:00', 1, '2024-02-29 17:30'],
    ['from a leap day', '2024-02-29 10:00', 1, '2024-03-01 17:30'],
    ['to a leap day without a table', '2028-02-28 10:00', 1, '2028-02-29 17:30'],
    ['across a change of hours (T-11)', '2026-05-29 16:00', 2, '2026-06-02 18:00'],
    ['across the change to winter hours', '2026-09-30 16:00', 1, '2026-10-08 17:30'],
    ['five days of a call (T-1)', '2026-09-29 10:20', 5, '2026-10-12 17:30'],
    ['ten days of a difficult call', '2026-09-29 10:20', 10, '2026-10-19 17:30'],
    ['a make-up Saturday as the only day (T-9)', '2026-10-09 17:40', 1, '2026-10-10 17:30'],
    ['Spring Festival (T-10)', '2026-02-13 09:00', 5, '2026-02-27 17:30'],
    ['after a return (T-18)', '2026-09-30 11:00', 5, '2026-10-13 17:30'],
    ['a ruling in three days (T-19)', '2026-10-10 11:00', 5, '2026-10-16 17:30'],
    ['days of an appeal (A-2)', '2026-10-09 12:00', 2, '2026-10-12 17:30'],
    ['the time to reopen (T-27)', '2026-10-12 16:00', 15, '2026-11-02 17:30'],
    ['evidence that was preserved (J-5)', '2026-09-24 09:00', 7, '2026-10-12 17:30'],
    ['a fix of what a citizen disliked (S-2)', '2026-10-09 15:00', 15, '2026-10-29 17:30'],
  ])('should count %s', (_, from, n, expected) => {
    expect(days(from, n)).toBe(expected)
  })

  it.each([
    ['the make-up Saturday before a Monday', '2026-10-12 17:30', -1, '2026-10-10 17:30'],
    ['the day before (T-2)', '2026-10-14 17:30', -1, '2026-10-13 17:30'],
    ['over a holiday', '2026-10-08 17:30', -1, '2026-09-30 18:00'],
    ['from a holiday', '2026-10-05 10:00', -1, '2026-09-30 18:00'],
    ['from a Sunday', '2026-10-11 10:00', -2, '2026-10-09 17:30'],
    ['over Spring Festival', '2026-02-24 09:00', -2, '2026-02-13 17:30'],
    ['before the day of the start (T-9)', '2026-10-10 17:30', -1, '2026-10-09 17:30'],
    ['back into summer hours', '2026-10-09 08:00', -2, '2026-09-30 18:00'],
    ['over a leap day', '2024-03-01 12:00', -1, '2024-02-29 17:30'],
  ])('should count backwards: %s', (_, from, n, expected) => {
    expect(days(from, n)).toBe(expected)
  })

  it('should say of every day why it counted or did not', () => {
    const { days, provisional } = addWorkingDays(edition, at('2026-09-29 10:20'), 5)
    expect(provisional).toBe(false)
    expect(days.map(({ date, why, n, name }) => [date.slice(5), why, n ?? name])).toEqual([
      ['09-29', 'start', undefined],
      ['09-30', 'working', 1],
      ['10-01', 'holiday', '国庆节'],
      ['10-02', 'holiday', '国庆节'],
      ['10-03', 'holiday', '国庆节'],
      ['10-04', 'holiday', '国庆节'],
      ['10-05', 'holiday', '国庆节'],
      ['10-06', 'holiday', '国庆节'],
      ['10-07', 'holiday', '国庆节'],
      ['10-08', 'working', 2],
      ['10-09', 'working', 3],
      ['10-10', 'make-up', 4],
      ['10-11', 'weekend', undefined],
      ['10-12', 'working', 5],
    ])
    expect(days.filter(day => day.counted)).toHaveLength(5)
  })

  it('should list the days of a backward count in the order in which they were passed', () => {
    const { days } = addWorkingDays(edition, at('2026-10-12 17:30'), -1)
    expect(days.map(({ date, why }) => `${date} ${why}`)).toEqual([
      '2026-10-12 start',
      '2026-10-11 weekend',
      '2026-10-10 make-up',
    ])
  })

  it.each([0, 1.5, -0.5, Number.NaN, Infinity])('should refuse %p days', n => {
    expect(() => addWorkingDays(edition, at('2026-06-08 10:00'), n)).toThrow(
      expect.objectContaining({ code: 'LIMIT_AMOUNT_INVALID' }),
    )
  })

  it('should refuse more than a hundred years', () => {
    expect(() => addWorkingDays(edition, at('2026-06-08 10:00'), 1e9)).toThrow(
      expect.objectContaining({ code: 'LIMIT_TOO_LONG' }),
    )
  })

  it.each([Number.NaN, 1.5, Infinity, 8e15])('should refuse the instant %p', t => {
    expect(() => addWorkingDays(edition, t, 1)).toThrow(expect.objectContaining({ code: 'INSTANT_INVALID' }))
  })

  it('should double a limit by its amount', () => {
    const twice = addLimit(edition, at('2026-09-29 10:20'), 2 * 5, '工作日')
    expect(said(twice.at)).toBe('2026-10-19 17:30')
  })
})
