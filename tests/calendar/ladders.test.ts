import { addLimit, addWorkingDays, defaultEdition, instantBetween } from '../../server/calendar/index.js'
import type { Instant, LimitUnit } from '../../server/calendar/index.js'
import { at, said } from './clock-text.js'

const edition = defaultEdition()
const add = (from: Instant, amount: number, unit: LimitUnit) => addLimit(edition, from, amount, unit).at
const days = (from: Instant, n: number) => addWorkingDays(edition, from, n).at

/** The four steps of an ordinary leg. */
const ordinary = (due: Instant) => ({
  提醒: said(days(due, -1)),
  到期: said(due),
  督办单: said(days(due, 1)),
  通报: said(days(due, 5)),
})

describe('the ladder of an ordinary call', () => {
  const dispatched = at('2026-09-29 10:20')

  it('should run over National Day (T-1)', () => {
    expect(said(add(dispatched, 4, '工作时'))).toBe('2026-09-29 16:20')
    expect(said(add(dispatched, 1, '工作日'))).toBe('2026-09-30 18:00')
    expect(ordinary(add(dispatched, 5, '工作日'))).toEqual({
      提醒: '2026-10-10 17:30',
      到期: '2026-10-12 17:30',
      督办单: '2026-10-13 17:30',
      通报: '2026-10-19 17:30',
    })
  })

  it('should move as a whole with two days more (T-2)', () => {
    const extended = {
      提醒: '2026-10-13 17:30',
      到期: '2026-10-14 17:30',
      督办单: '2026-10-15 17:30',
      通报: '2026-10-21 17:30',
    }
    expect(ordinary(add(dispatched, 7, '工作日'))).toEqual(extended)
    expect(ordinary(days(add(dispatched, 5, '工作日'), 2))).toEqual(extended)
  })

  it('should put the warning of a one-day limit before its dispatch (T-9)', () => {
    const late = at('2026-10-09 17:40')
    const due = add(late, 1, '工作日')
    expect(days(due, -1)).toBeLessThan(late)
    expect(ordinary(due)).toMatchObject({
      提醒: '2026-10-09 17:30',
      到期: '2026-10-10 17:30',
      督办单: '2026-10-12 17:30',
    })
  })

  it('should run over Spring Festival (T-10)', () => {
    expect(ordinary(add(at('2026-02-13 09:00'), 5, '工作日'))).toEqual({
      提醒: '2026-02-26 17:30',
      到期: '2026-02-27 17:30',
      督办单: '2026-02-28 17:30',
      通报: '2026-03-05 17:30',
    })
  })

  it('should have its verification pressed in steps (T-24)', () => {
    const answered = at('2026-10-12 15:00')
    expect([2, 5, 10].map(n => said(days(answered, n)))).toEqual([
      '2026-10-14 17:30',
      '2026-10-19 17:30',
      '2026-10-26 17:30',
    ])
  })

  it('should close the time for a return (T-21) and start rework afresh (T-23)', () => {
    expect(said(add(dispatched, 2, '工作日'))).toBe('2026-10-08 17:30')
    expect(said(add(at('2026-10-13 10:00'), 3, '工作日'))).toBe('2026-10-16 17:30')
  })
})

describe('the ladder of an urgent call', () => {
  it('should run in natural time through the holiday (T-17)', () => {
    const dispatched = at('2026-10-01 15:00')
    const due = add(dispatched, 72, '小时')
    expect(said(due)).toBe('2026-10-04 15:00')
    expect(said(add(dispatched, 30, '分钟'))).toBe('2026-10-01 15:30')
    expect(said(add(dispatched, 2, '小时'))).toBe('2026-10-01 17:00')
    expect(said(add(dispatched, 24, '小时'))).toBe('2026-10-02 15:00')
    expect(said(instantBetween(dispatched, due, 0.75))).toBe('2026-10-03 21:00')
    expect(said(add(due, 2, '小时'))).toBe('2026-10-04 17:00')
    expect(said(add(due, 4, '小时'))).toBe('2026-10-04 19:00')
  })

  it('should run from the dispatch when intake made it urgent (T-34)', () => {
    const dispatched = at('2026-10-09 10:00')
    const due = add(dispatched, 72, '小时')
    expect(said(instantBetween(dispatched, due, 0.75))).toBe('2026-10-11 16:00')
    expect(said(due)).toBe('2026-10-12 10:00')
  })

  it('should warn at three quarters of a limit that was changed (T-29)', () => {
    expect(said(instantBetween(at('2026-09-29 10:20'), at('2026-10-11 10:00'), 0.75))).toBe(
      '2026-10-08 10:05',
    )
  })
})

describe('the ladder of a most urgent call', () => {
  it('should run in natural time through the night (T-16)', () => {
    const dispatched = at('2026-10-03 23:20')
    const due = add(dispatched, 24, '小时')
    expect(said(add(dispatched, 10, '分钟'))).toBe('2026-10-03 23:30')
    expect(said(add(dispatched, 30, '分钟'))).toBe('2026-10-03 23:50')
    expect(said(add(dispatched, 2, '小时'))).toBe('2026-10-04 01:20')
    expect(said(instantBetween(dispatched, due, 0.5))).toBe('2026-10-04 11:20')
    expect(said(due)).toBe('2026-10-04 23:20')
  })

  it('should leave a day for the signature that comes after (T-36)', () => {
    const due = add(at('2026-10-03 23:10'), 24, '小时')
    expect(said(due)).toBe('2026-10-04 23:10')
    expect(said(add(due, 4, '小时'))).toBe('2026-10-05 03:10')
  })
})
