import {
  calendarEdition,
  defaultEdition,
  importYearTable,
  touches,
  type YearEntry,
} from '../../server/calendar/index.js'
import { at } from './clock-text.js'

const shipped = defaultEdition()
const off = (name: string, ...dates: string[]): YearEntry[] =>
  dates.map(date => ({ name, date, isOffDay: true }))

describe('touches', () => {
  const changed = importYearTable(shipped, [
    ...shipped.years[2026]!.off.map(({ date, name }) => ({ date, name, isOffDay: true })),
    ...shipped.years[2026]!.work.filter(({ date }) => date !== '2026-10-10').map(({ date, name }) => ({
      date,
      name,
      isOffDay: false,
    })),
  ])

  it.each([
    ['a range over the change', '2026-09-29 10:20', '2026-10-12 17:30', true],
    ['the same range backwards', '2026-10-12 17:30', '2026-09-29 10:20', true],
    ['a range that ends on it', '2026-10-09 10:00', '2026-10-10 00:00', true],
    ['a range before it', '2026-09-29 10:20', '2026-10-09 23:59', false],
    ['a range after it', '2026-10-11 00:00', '2026-10-30 00:00', false],
  ])('should answer for %s', (_, from, to, expected) => {
    expect(touches(shipped, changed, at(from), at(to))).toBe(expected)
  })

  it('should touch a year whose table confirms what was provisional', () => {
    const confirmed = importYearTable(shipped, off('元旦', '2027-01-01'))
    expect(touches(shipped, confirmed, at('2027-03-01'), at('2027-03-02'))).toBe(true)
  })

  it('should see a change of hours, and of one unit only for that unit', () => {
    const edition = calendarEdition({
      ...shipped,
      units: { hall: { officeHours: [{ from: '01-01', sessions: [[540, 1020]] }] } },
    })
    expect(touches(shipped, edition, at('2026-10-08'), at('2026-10-09'), 'hall')).toBe(true)
    expect(touches(shipped, edition, at('2026-10-08'), at('2026-10-09'))).toBe(false)
  })

  it('should not be touched by itself', () => {
    expect(touches(shipped, calendarEdition(shipped), at('2026-01-01'), at('2027-12-31'))).toBe(false)
  })
})
