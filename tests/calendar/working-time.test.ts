import { addWorkingHours, addWorkingTime, defaultEdition, workingTime } from '../../server/calendar/index.js'
import { at, said } from './clock-text.js'

const edition = defaultEdition()
const HOUR = 3_600_000
const hours = (from: string, n: number) => said(addWorkingHours(edition, at(from), n).at)

describe('addWorkingHours', () => {
  it.each([
    ['before hours', '2026-06-08 06:00', 1, '2026-06-08 09:30'],
    ['at the opening', '2026-06-08 08:30', 1, '2026-06-08 09:30'],
    ['after hours', '2026-06-08 20:00', 1, '2026-06-09 09:30'],
    ['at the close', '2026-06-08 18:00', 1, '2026-06-09 09:30'],
    ['in the break', '2026-06-08 13:00', 1, '2026-06-08 15:00'],
    ['on a holiday', '2026-10-03 12:00', 1, '2026-10-08 09:30'],
    ['over a break in summer (signing of T-1)', '2026-09-29 10:20', 4, '2026-09-29 16:20'],
    ['over a break in winter', '2026-10-09 10:00', 4, '2026-10-09 15:30'],
    ['intake before a completion (T-14)', '2026-10-09 09:00', 4, '2026-10-09 14:30'],
    ['used up exactly at the break', '2026-10-09 08:30', 3.5, '2026-10-09 12:00'],
    ['used up exactly at the close', '2026-10-09 08:30', 7.5, '2026-10-09 17:30'],
    ['a minute more', '2026-10-09 08:30', 3.5 + 1 / 60, '2026-10-09 13:31'],
    ['intake across the holiday (T-13)', '2026-09-30 17:00', 4, '2026-10-08 11:30'],
    ['by telephone at night (T-15)', '2026-10-17 20:15', 4, '2026-10-19 14:00'],
    ['positions in a dispute (T-19)', '2026-10-08 09:30', 4, '2026-10-08 15:00'],
    ['on a make-up Saturday', '2026-02-14 15:00', 4, '2026-02-24 10:00'],
    ['over a change of hours', '2026-05-29 16:30', 4, '2026-06-01 11:30'],
    ['longer than a holiday week', '2026-09-30 08:30', 22.5, '2026-10-09 17:30'],
  ])('should run %s', (_, from, n, expected) => {
    expect(hours(from, n)).toBe(expected)
  })

  it.each([
    ['within a session', '2026-10-09 11:00', -1, '2026-10-09 10:00'],
    ['over the break', '2026-10-09 14:30', -4, '2026-10-09 09:00'],
    ['from the break', '2026-10-09 12:30', -1, '2026-10-09 11:00'],
    ['over the holiday', '2026-10-08 11:30', -4, '2026-09-30 17:00'],
    ['from a day off', '2026-10-11 10:00', -7.5, '2026-10-10 08:30'],
    ['used up exactly at an opening', '2026-10-09 14:30', -1, '2026-10-09 13:30'],
  ])('should run backwards %s', (_, from, n, expected) => {
    expect(hours(from, n)).toBe(expected)
  })

  it('should add nothing to an instant outside office hours without moving it', () => {
    expect(hours('2026-10-03 23:20', 0)).toBe('2026-10-03 23:20')
  })

  it('should say how much was used on each day', () => {
    const { days } = addWorkingHours(edition, at('2026-09-30 17:00'), 4)
    expect(days.filter(day => day.counted).map(({ date, used }) => [date, used! / HOUR])).toEqual([
      ['2026-09-30', 1],
      ['2026-10-08', 3],
    ])
    expect(days.filter(day => day.why === 'holiday')).toHaveLength(7)
  })

  it('should list a day that had closed already as the start', () => {
    const { days } = addWorkingHours(edition, at('2026-06-08 20:00'), 1)
    expect(days.map(({ date, why, counted }) => [date, why, counted])).toEqual([
      ['2026-06-08', 'start', false],
      ['2026-06-09', 'working', true],
    ])
  })

  it.each([Number.NaN, Infinity])('should refuse %p hours', n => {
    expect(() => addWorkingHours(edition, at('2026-06-08 10:00'), n)).toThrow(
      expect.objectContaining({ code: 'LIMIT_AMOUNT_INVALID' }),
    )
  })

  it('should refuse more than a hundred years', () => {
    expect(() => addWorkingHours(edition, at('2026-06-08 10:00'), 1e9)).toThrow(
      expect.objectContaining({ code: 'LIMIT_TOO_LONG' }),
    )
  })
})

describe('workingTime', () => {
  it.each([
    ['a whole day', '2026-10-09 00:00', '2026-10-10 00:00', 7.5],
    ['a break', '2026-10-09 12:00', '2026-10-09 13:30', 0],
    ['over a break', '2026-10-09 11:30', '2026-10-09 14:00', 1],
    ['a weekend', '2026-06-12 18:00', '2026-06-15 08:30', 0],
    ['the National Day holiday', '2026-09-30 18:00', '2026-10-08 08:30', 0],
    ['a make-up Saturday', '2026-10-10 00:00', '2026-10-11 00:00', 7.5],
    ['a dispute (T-18)', '2026-09-30 09:00', '2026-09-30 11:00', 2],
    ['the rest of an intake (T-14)', '2026-10-09 10:00', '2026-10-09 14:30', 3],
    ['nothing', '2026-10-09 10:00', '2026-10-09 10:00', 0],
    ['backwards', '2026-10-09 14:30', '2026-10-09 10:00', -3],
    ['the year 2026', '2026-01-01', '2027-01-01', 248 * 7.5],
  ])('should measure %s', (_, a, b, expected) => {
    expect(workingTime(edition, at(a), at(b))).toBe(expected * HOUR)
  })

  it('should go on with what was left when a call comes back for completion (T-14)', () => {
    const left = workingTime(edition, at('2026-10-09 10:00'), at('2026-10-09 14:30'))
    expect(said(addWorkingTime(edition, at('2026-10-10 15:00'), left).at)).toBe('2026-10-12 09:00')
  })

  it('should refuse instants more than a hundred years apart', () => {
    expect(() => workingTime(edition, at('1900-01-01'), at('2100-01-01'))).toThrow(
      expect.objectContaining({ code: 'LIMIT_TOO_LONG' }),
    )
  })
})
