import {
  addLimit,
  addWorkingDays,
  dayOf,
  defaultEdition,
  importYearTable,
  isWorkingDay,
  touches,
  type YearEntry,
} from '../../server/calendar/index.js'
import { at, said } from './clock-text.js'

const shipped = defaultEdition()
const day = (text: string) => dayOf(at(text))
const off = (name: string, ...dates: string[]): YearEntry[] =>
  dates.map(date => ({ name, date, isOffDay: true }))
const newYear2027 = off('元旦', '2027-01-01', '2027-01-02', '2027-01-03')

describe('a year without a table', () => {
  const dispatched = at('2026-12-28 10:00')

  it('should be reckoned on plain weekdays and marked provisional (T-12)', () => {
    const due = addWorkingDays(shipped, dispatched, 5)
    expect([said(due.at), due.provisional]).toEqual(['2027-01-04 17:30', true])
  })

  it('should leave what ends before it firm', () => {
    expect(addWorkingDays(shipped, dispatched, 3)).toMatchObject({
      at: at('2026-12-31 17:30'),
      provisional: false,
    })
    expect(addLimit(shipped, at('2026-12-31 14:00'), 3.5, '工作时')).toMatchObject({ provisional: false })
    expect(addLimit(shipped, at('2026-12-31 14:00'), 4, '工作时')).toMatchObject({ provisional: true })
    expect(addLimit(shipped, dispatched, 10, '小时')).toMatchObject({ provisional: false })
  })

  it('should make provisional what passes it, though it ends in a year that is known', () => {
    expect(addWorkingDays(shipped, at('2023-12-28 10:00'), 3)).toMatchObject({
      at: at('2024-01-03 17:30'),
      provisional: true,
    })
    expect(addLimit(shipped, at('2023-12-29 15:00'), 4, '工作时')).toMatchObject({
      at: at('2024-01-02 10:00'),
      provisional: true,
    })
  })

  it('should make provisional a term that runs on into it', () => {
    const edition = importYearTable(shipped, off('调休', '2026-12-31'))
    expect(addLimit(edition, at('2026-12-30 10:00'), 1, '日')).toMatchObject({
      at: at('2027-01-01 23:59:59'),
      provisional: true,
    })
  })

  it('should be reckoned again when its table arrives (T-12)', () => {
    const edition = importYearTable(shipped, newYear2027)
    const due = addWorkingDays(edition, dispatched, 5)
    expect([said(due.at), due.provisional]).toEqual(['2027-01-05 17:30', false])
    expect(said(addWorkingDays(edition, due.at, -1).at)).toBe('2027-01-04 17:30')
    expect(touches(shipped, edition, dispatched, at('2027-01-04 17:30'))).toBe(true)
  })

  it('should make a statutory term provisional and move it with the table (J-7)', () => {
    const filed = at('2026-10-12 09:00')
    expect(addLimit(shipped, filed, 90, '日')).toMatchObject({
      at: at('2027-01-11 23:59:59'),
      provisional: true,
    })
    const edition = importYearTable(shipped, [
      ...newYear2027,
      { name: '元旦', date: '2027-01-10', isOffDay: false },
    ])
    const due = addLimit(edition, filed, 90, '日')
    expect(due).toMatchObject({ at: at('2027-01-10 23:59:59'), provisional: false })
    expect(said(addWorkingDays(edition, due.at, -1).at)).toBe('2027-01-08 17:30')
    expect(said(addWorkingDays(edition, due.at, 1).at)).toBe('2027-01-11 17:30')
  })
})

describe('importYearTable', () => {
  it('should make a new edition and leave the old one alone', () => {
    const edition = importYearTable(shipped, newYear2027)
    expect(edition.id).not.toBe(shipped.id)
    expect(shipped.years[2027]).toBeUndefined()
    expect(importYearTable(shipped, [...newYear2027].reverse()).id).toBe(edition.id)
  })

  it('should replace the table of a year', () => {
    const edition = importYearTable(shipped, off('国庆节', '2026-10-01', '2026-10-02'))
    expect(isWorkingDay(edition, day('2026-10-05'))).toBe(true)
    expect(isWorkingDay(edition, day('2026-10-10'))).toBe(false)
  })

  it('should lay a make-up day of the December before over the table of its own year', () => {
    const edition = importYearTable(shipped, [
      ...newYear2027,
      { name: '元旦', date: '2026-12-26', isOffDay: false },
    ])
    expect(isWorkingDay(edition, day('2026-12-26'))).toBe(true)
    expect(isWorkingDay(edition, day('2026-10-05'))).toBe(false)
  })

  it.each<[string, YearEntry[], string]>([
    ['an empty table', [], 'YEAR_TABLE_INVALID'],
    ['a date twice', [...newYear2027, ...off('元旦', '2027-01-01')], 'YEAR_TABLE_INVALID'],
    [
      'a neighbouring year without a table',
      [...off('元旦', '2029-01-01', '2029-01-02', '2028-12-31')],
      'YEAR_TABLE_INVALID',
    ],
    ['a day that does not exist', off('元旦', '2027-02-29'), 'DATE_INVALID'],
  ])('should refuse %s', (_, entries, code) => {
    expect(() => importYearTable(shipped, entries)).toThrow(expect.objectContaining({ code }))
  })
})
