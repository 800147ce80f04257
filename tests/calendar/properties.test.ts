import fc from 'fast-check'
import {
  addLimit,
  addWorkingDays,
  addWorkingTime,
  calendarEdition,
  closeOfDay,
  dayOf,
  defaultEdition,
  instantOf,
  isWorkingDay,
  toIso,
  workingTime,
  type LimitUnit,
} from '../../server/calendar/index.js'
import { at } from './clock-text.js'

const HOUR = 3_600_000
const edition = calendarEdition({
  ...defaultEdition(),
  halfDays: [{ date: '2026-12-31', name: '年终', sessions: [[510, 720]] }],
})
const instant = fc.integer({ min: at('2023-06-01'), max: at('2028-06-01') })
const duration = fc.integer({ min: -600 * HOUR, max: 600 * HOUR })
const count = fc.integer({ min: -60, max: 60 }).filter(n => n !== 0)

describe('working time, whatever the instant', () => {
  it('should measure exactly what was added', () => {
    fc.assert(
      fc.property(instant, duration, (t, d) => {
        expect(workingTime(edition, t, addWorkingTime(edition, t, d).at)).toBe(d)
      }),
    )
  })

  it('should use on its days what was added', () => {
    fc.assert(
      fc.property(instant, duration, (t, d) => {
        const { days } = addWorkingTime(edition, t, d)
        expect(days.reduce((sum, { used = 0 }) => sum + used, 0)).toBe(Math.abs(d))
      }),
    )
  })

  it('should add up over an instant between', () => {
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        const sum = workingTime(edition, a, b) + workingTime(edition, b, c)
        expect(sum).toBe(workingTime(edition, a, c))
      }),
    )
  })

  it('should never run faster than the clock', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 900 * HOUR }), (t, d) => {
        const worked = workingTime(edition, t, t + d)
        expect(worked).toBeGreaterThanOrEqual(0)
        expect(worked).toBeLessThanOrEqual(d)
      }),
    )
  })

  it('should add the same in two parts as in one', () => {
    const part = fc.integer({ min: 1, max: 300 * HOUR })
    fc.assert(
      fc.property(instant, part, part, (t, a, b) => {
        const twice = addWorkingTime(edition, addWorkingTime(edition, t, a).at, b).at
        expect(twice).toBe(addWorkingTime(edition, t, a + b).at)
      }),
    )
  })
})

describe('limits, whatever the instant', () => {
  it.each<LimitUnit>(['分钟', '小时', '工作时', '工作日', '日'])(
    'should never end earlier in %s for a later start or a larger amount',
    unit => {
      const amount = fc.integer({ min: 1, max: 60 })
      fc.assert(
        fc.property(instant, fc.nat(900 * HOUR), amount, fc.nat(30), (t, later, n, more) => {
          const end = addLimit(edition, t, n, unit).at
          expect(end).toBeGreaterThan(t)
          expect(addLimit(edition, t + later, n, unit).at).toBeGreaterThanOrEqual(end)
          expect(addLimit(edition, t, n + more, unit).at).toBeGreaterThanOrEqual(end)
        }),
      )
    },
  )

  it('should end working days at a close of office, with as many counted days as asked for', () => {
    fc.assert(
      fc.property(instant, count, (t, n) => {
        const { at: end, days } = addWorkingDays(edition, t, n)
        expect(end).toBe(closeOfDay(edition, dayOf(end)))
        expect(days.filter(day => day.counted)).toHaveLength(Math.abs(n))
        expect(days.at(-1)).toMatchObject({ counted: true, n: Math.abs(n) })
      }),
    )
  })

  it('should come back to the same day from a working day', () => {
    fc.assert(
      fc.property(instant, count, (t, n) => {
        fc.pre(isWorkingDay(edition, dayOf(t)))
        const there = addWorkingDays(edition, t, n).at
        expect(dayOf(addWorkingDays(edition, there, -n).at)).toEqual(dayOf(t))
      }),
    )
  })

  it('should write every instant so that it is read back', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -720, max: 840 }), (t, offset) => {
        expect(instantOf(toIso(t, offset))).toBe(t)
      }),
    )
  })
})
