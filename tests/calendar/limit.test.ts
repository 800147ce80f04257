import { addLimit, defaultEdition, type LimitUnit } from '../../server/calendar/index.js'
import { at, said } from './clock-text.js'

const edition = defaultEdition()
const limit = (from: string, amount: number, unit: LimitUnit) =>
  said(addLimit(edition, at(from), amount, unit).at)

describe('addLimit', () => {
  it.each<[string, string, number, LimitUnit, string]>([
    ['minutes through the night', '2026-10-03 23:50', 30, '分钟', '2026-10-04 00:20'],
    ['hours through a holiday (T-17)', '2026-10-01 15:00', 72, '小时', '2026-10-04 15:00'],
    ['hours from a working day', '2026-10-09 10:00', 72, '小时', '2026-10-12 10:00'],
    ['half an hour', '2026-10-09 10:00', 0.5, '小时', '2026-10-09 10:30'],
    ['hours back', '2026-10-04 15:00', -2, '小时', '2026-10-04 13:00'],
    ['no minutes', '2026-10-04 15:00', 0, '分钟', '2026-10-04 15:00'],
    ['hours over a leap day', '2024-02-28 23:00', 24, '小时', '2024-02-29 23:00'],
    ['working hours', '2026-09-29 10:20', 4, '工作时', '2026-09-29 16:20'],
    ['working days', '2026-09-29 10:20', 5, '工作日', '2026-10-12 17:30'],
    ['working days back', '2026-10-12 17:30', -1, '工作日', '2026-10-10 17:30'],
    ['days', '2026-06-08 10:00', 3, '日', '2026-06-11 23:59:59'],
    ['days that end on a Saturday', '2026-06-08 10:00', 5, '日', '2026-06-15 23:59:59'],
    ['days that end on a make-up Saturday', '2026-10-08 10:00', 2, '日', '2026-10-10 23:59:59'],
    ['days that end in a holiday (J-3)', '2026-07-06 15:00', 90, '日', '2026-10-08 23:59:59'],
    ['days that end on a leap day', '2024-02-14 10:00', 15, '日', '2024-02-29 23:59:59'],
    ['days back, onto a day off', '2026-10-08 10:00', -3, '日', '2026-10-05 23:59:59'],
  ])('should add %s', (_, from, amount, unit, expected) => {
    expect(limit(from, amount, unit)).toBe(expected)
  })

  it('should count every day of a term in 日 and show how it runs on to a working day', () => {
    const { days } = addLimit(edition, at('2026-09-29 10:20'), 3, '日')
    expect(days.map(({ date, why, n, counted }) => [date.slice(5), why, n, counted])).toEqual([
      ['09-29', 'start', undefined, false],
      ['09-30', 'natural', 1, true],
      ['10-01', 'natural', 2, true],
      ['10-02', 'natural', 3, true],
      ['10-03', 'holiday', undefined, false],
      ['10-04', 'holiday', undefined, false],
      ['10-05', 'holiday', undefined, false],
      ['10-06', 'holiday', undefined, false],
      ['10-07', 'holiday', undefined, false],
      ['10-08', 'extended', undefined, false],
    ])
  })

  it('should list no days for natural time', () => {
    expect(addLimit(edition, at('2026-10-01 15:00'), 72, '小时')).toEqual({
      at: at('2026-10-04 15:00'),
      provisional: false,
      days: [],
    })
  })

  it.each<[number, LimitUnit, string]>([
    [0, '工作日', 'LIMIT_AMOUNT_INVALID'],
    [0, '日', 'LIMIT_AMOUNT_INVALID'],
    [1.5, '日', 'LIMIT_AMOUNT_INVALID'],
    [Number.NaN, '小时', 'LIMIT_AMOUNT_INVALID'],
    [Number.NaN, '工作时', 'LIMIT_AMOUNT_INVALID'],
    [1e7, '小时', 'LIMIT_TOO_LONG'],
    [1e6, '日', 'LIMIT_TOO_LONG'],
    [1, '周' as LimitUnit, 'LIMIT_UNIT_UNKNOWN'],
  ])('should refuse %p %s', (amount, unit, code) => {
    expect(() => limit('2026-10-09 10:00', amount, unit)).toThrow(expect.objectContaining({ code }))
  })
})
