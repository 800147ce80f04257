import {
  dateOf,
  dayOf,
  defaultEdition,
  endOfDay,
  instantBetween,
  instantOf,
  toIso,
} from '../../server/calendar/index.js'
import { at, said } from './clock-text.js'

describe('instantOf', () => {
  it.each([
    ['2026-09-29', '2026-09-28T16:00:00.000Z'],
    ['2026-09-29 10:20', '2026-09-29T02:20:00.000Z'],
    ['2026-09-29T10:20:30', '2026-09-29T02:20:30.000Z'],
    ['2026-10-12 17:30:00.001', '2026-10-12T09:30:00.001Z'],
    ['2026-10-12 17:30:00.1', '2026-10-12T09:30:00.100Z'],
    ['2026-10-12 17:30:00.123456', '2026-10-12T09:30:00.123Z'],
    ['2026-09-29T10:20:00Z', '2026-09-29T10:20:00.000Z'],
    ['2026-09-29T10:20:00+08:00', '2026-09-29T02:20:00.000Z'],
    ['2026-09-29T10:20:00-0330', '2026-09-29T13:50:00.000Z'],
    ['2024-02-29 00:00', '2024-02-28T16:00:00.000Z'],
  ])('should read %s', (text, expected) => {
    expect(new Date(instantOf(text)).toISOString()).toBe(expected)
  })

  it.each([
    ['', 'INSTANT_INVALID'],
    ['tomorrow', 'INSTANT_INVALID'],
    ['2026-09-29 24:00', 'INSTANT_INVALID'],
    ['2026-09-29 10:60', 'INSTANT_INVALID'],
    ['2026-09-29T10:20:00+08:00 ', 'INSTANT_INVALID'],
    ['2026-02-29', 'DATE_INVALID'],
    ['2026-13-01', 'DATE_INVALID'],
    ['0026-01-01', 'DATE_INVALID'],
  ])('should refuse %p', (text, code) => {
    expect(() => instantOf(text)).toThrow(expect.objectContaining({ code }))
  })
})

describe('toIso', () => {
  it('should write the county’s clock with its offset', () => {
    expect(toIso(at('2026-09-29 10:20'))).toBe('2026-09-29T10:20:00+08:00')
    expect(toIso(at('2026-09-29 10:20'), -210)).toBe('2026-09-28T22:50:00-03:30')
  })

  it('should keep milliseconds where there are some', () => {
    expect(toIso(at('2026-10-12 17:30:00.001'))).toBe('2026-10-12T17:30:00.001+08:00')
  })

  it('should be read back', () => {
    const t = at('2026-10-12 17:30:00.001')
    expect(instantOf(toIso(t, -210))).toBe(t)
  })
})

describe('days and shares', () => {
  it('should name the day of the county, not that of UTC', () => {
    expect(dayOf(at('2026-10-04 00:30'))).toEqual({ year: 2026, month: 10, day: 4 })
    expect(dateOf(at('2026-10-03 23:59:59.999'))).toBe('2026-10-03')
    expect(dateOf(at('1969-12-31 23:00'))).toBe('1969-12-31')
  })

  it('should end a day at 23:59:59', () => {
    expect(said(endOfDay(defaultEdition(), at('2026-10-12 00:00')))).toBe('2026-10-12 23:59:59')
    expect(said(endOfDay(defaultEdition(), at('2026-10-12 23:59:59.500')))).toBe('2026-10-12 23:59:59')
  })

  it('should round a share to a millisecond', () => {
    expect(instantBetween(0, 10, 1 / 3)).toBe(3)
    expect(instantBetween(10, 0, 0.25)).toBe(8)
    expect(() => instantBetween(0, 10, Number.NaN)).toThrow(
      expect.objectContaining({ code: 'INSTANT_INVALID' }),
    )
  })
})
