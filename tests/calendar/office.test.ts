import {
  addLimit,
  addWorkingDays,
  calendarEdition,
  closeOfDay,
  dayOf,
  defaultEdition,
  isOpen,
  isWorkingDay,
  officeSessions,
  openOfDay,
} from '../../server/calendar/index.js'
import { at, said } from './clock-text.js'

const shipped = defaultEdition()
const day = (text: string) => dayOf(at(text))

describe('office hours', () => {
  it('should follow the season', () => {
    const hours = (text: string) =>
      officeSessions(shipped, day(text))
        .flat()
        .map(said)
        .map(s => s.slice(11))
    expect(hours('2026-05-29')).toEqual(['08:30', '12:00', '13:30', '17:30'])
    expect(hours('2026-06-01')).toEqual(['08:30', '12:00', '14:00', '18:00'])
    expect(hours('2026-09-30')).toEqual(['08:30', '12:00', '14:00', '18:00'])
    expect(hours('2026-10-08')).toEqual(['08:30', '12:00', '13:30', '17:30'])
    expect(hours('2026-10-05')).toEqual([])
  })

  it('should open and close working days only', () => {
    expect(said(openOfDay(shipped, day('2027-03-01'))!)).toBe('2027-03-01 08:30')
    expect(closeOfDay(shipped, day('2026-10-05'))).toBeUndefined()
    expect(isWorkingDay(shipped, day('2026-10-10'))).toBe(true)
    expect(isWorkingDay(shipped, day('2026-10-11'))).toBe(false)
  })

  it.each([
    ['2026-10-09 08:29:59', false],
    ['2026-10-09 08:30', true],
    ['2026-10-09 12:00', false],
    ['2026-10-09 13:30', true],
    ['2026-10-09 17:29:59', true],
    ['2026-10-09 17:30', false],
    ['2026-10-11 10:00', false],
  ])('should know whether the office is open at %s', (text, open) => {
    expect(isOpen(shipped, at(text))).toBe(open)
  })

  it('should change from an effective date on and leave earlier days alone', () => {
    const edition = calendarEdition({
      ...shipped,
      officeHours: [...shipped.officeHours, { from: '01-01', since: '2026-11-02', sessions: [[540, 1020]] }],
    })
    expect(said(closeOfDay(edition, day('2026-10-30'))!)).toBe('2026-10-30 17:30')
    expect(said(closeOfDay(edition, day('2026-11-02'))!)).toBe('2026-11-02 17:00')
    expect(said(closeOfDay(edition, day('2027-06-08'))!)).toBe('2027-06-08 17:00')
  })
})

describe('half-days', () => {
  const edition = calendarEdition({
    ...shipped,
    halfDays: [{ date: '2026-12-31', name: '年终', sessions: [[510, 720]] }],
  })

  it('should count as one working day that ends at its own close', () => {
    const { at: end, days } = addWorkingDays(edition, at('2026-12-30 10:00'), 1)
    expect(said(end)).toBe('2026-12-31 12:00')
    expect(days.at(-1)).toEqual({ date: '2026-12-31', counted: true, why: 'half-day', n: 1, name: '年终' })
  })

  it('should shorten the clock of the office', () => {
    expect(said(addLimit(edition, at('2026-12-31 11:00'), 2, '工作时').at)).toBe('2027-01-01 09:30')
  })
})

describe('the calendar of a unit', () => {
  const edition = calendarEdition({
    ...shipped,
    units: {
      hall: {
        officeHours: [{ from: '01-01', sessions: [[540, 1020]] }],
        work: [{ date: '2026-10-17', name: '周末不打烊' }],
        off: [{ date: '2026-10-19', name: '轮休' }],
      },
    },
  })
  const end = (unit?: string) => said(addWorkingDays(edition, at('2026-10-16 10:00'), 1, unit).at)

  it('should hold for that unit only', () => {
    expect(end('hall')).toBe('2026-10-17 17:00')
    expect(end()).toBe('2026-10-19 17:30')
    expect(end('other')).toBe('2026-10-19 17:30')
    expect(end('constructor')).toBe('2026-10-19 17:30')
    expect(isWorkingDay(edition, day('2026-10-19'), 'hall')).toBe(false)
  })

  it('should keep the holidays of the county otherwise', () => {
    expect(said(addWorkingDays(edition, at('2026-09-30 10:00'), 1, 'hall').at)).toBe('2026-10-08 17:00')
  })
})
