import {
  calendarEdition,
  defaultEdition,
  naturalRemaining,
  officeTime,
  remaining,
} from '../../server/calendar/index.js'
import { at } from './clock-text.js'

const edition = defaultEdition()

describe('remaining', () => {
  it.each([
    ['days and hours', '2026-10-09 14:30', '2026-10-12 17:30', [2, 3, 0], false, false],
    ['days, hours and no third unit', '2026-10-09 14:10', '2026-10-12 17:30', [2, 3, 0], false, false],
    ['hours and minutes', '2026-10-12 09:40', '2026-10-12 17:30', [0, 6, 20], false, false],
    ['seconds rounded down', '2026-10-12 17:28:01', '2026-10-12 17:30', [0, 0, 1], false, false],
    ['nothing at the very instant', '2026-10-12 17:30', '2026-10-12 17:30', [0, 0, 0], false, true],
    ['what stands still at night', '2026-10-09 22:00', '2026-10-10 17:30', [1, 0, 0], false, true],
    ['what stands still in a holiday', '2026-10-03 10:00', '2026-10-08 17:30', [1, 0, 0], false, true],
    ['by how much it is late', '2026-10-12 09:40', '2026-10-10 17:30', [0, 1, 10], true, false],
    [
      'that it is late before the office opens',
      '2026-10-11 10:00',
      '2026-10-10 17:30',
      [0, 0, 0],
      true,
      true,
    ],
  ])('should say %s', (_, now, due, [workingDays, workingHours, minutes], overdue, closed) => {
    expect(remaining(edition, at(now), at(due))).toEqual({
      workingDays,
      workingHours,
      minutes,
      overdue,
      closed,
    })
  })

  it('should take the day of the unit as long as its office hours', () => {
    const short = calendarEdition({
      ...edition,
      units: { hall: { officeHours: [{ from: '01-01', sessions: [[540, 900]] }] } },
    })
    expect(remaining(short, at('2026-10-08 09:00'), at('2026-10-09 10:00'), 'hall')).toMatchObject({
      workingDays: 1,
      workingHours: 1,
    })
  })

  it('should divide a length that was put aside', () => {
    expect(officeTime(edition, 19 * 3_600_000, at('2026-10-09 10:00'))).toEqual({
      workingDays: 2,
      workingHours: 4,
      minutes: 0,
    })
  })
})

describe('naturalRemaining', () => {
  it.each([
    ['2026-10-03 23:20', '2026-10-04 23:20', [1, 0, 0], false],
    ['2026-10-12 09:40', '2026-10-12 10:02', [0, 0, 22], false],
    ['2026-10-12 11:10', '2026-10-12 10:00', [0, 1, 10], true],
  ])('should run from %s to %s day and night', (now, due, [days, hours, minutes], overdue) => {
    expect(naturalRemaining(at(now), at(due))).toEqual({ days, hours, minutes, overdue })
  })
})
