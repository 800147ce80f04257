import { defaultEdition, instantOf } from '../../../server/calendar/index.js'
import { momentText } from '../../../server/domain/views/time/dates.js'
import { ownYellowFrom, yellowFrom } from '../../../server/domain/views/time/light.js'
import { limitView } from '../../../server/domain/views/time/limit-view.js'

const edition = defaultEdition()
const at = (text: string) => instantOf(text)
const due = at('2026-10-12 17:30')
const yellow = at('2026-10-10 17:30')
const view = (now: string, more = {}) =>
  limitView(edition, at(now), { due, yellow, natural: false, ...more }, 'zh-CN')

describe('a limit as it is written', () => {
  it('should give the two largest units of working time and the instant', () => {
    expect(view('2026-10-10 14:30')).toMatchObject({
      remainingText: '剩 1 工作日 3 工作时',
      dueText: '10月12日 周一 17:30 前',
      light: 'green',
      closedNow: false,
    })
  })

  it('should say today, and hours with minutes, on the last day', () => {
    expect(view('2026-10-12 10:40')).toMatchObject({
      remainingText: '剩 5 工作时 20 分',
      dueText: '今天 17:30 前',
      light: 'yellow',
    })
  })

  it('should say by how much it has passed and when it should have been', () => {
    expect(view('2026-10-13 09:40')).toMatchObject({
      remainingText: '超 1 工作时 10 分',
      dueText: '应于 10月12日 17:30 前',
      light: 'red',
      overdue: true,
    })
  })

  it('should say in words what is less than a minute', () => {
    expect(view('2026-10-12 17:29:40').remainingText).toBe('剩不到 1 分钟')
    expect(view('2026-10-12 20:00').remainingText).toBe('刚到时限')
  })

  it('should stand still after the close of the office', () => {
    expect(view('2026-10-11 20:00')).toMatchObject({ remainingText: '剩 1 工作日', closedNow: true })
  })

  it('should count natural minutes for 特急, by the second in the last ten minutes', () => {
    const limit = { due: at('2026-10-03 23:50'), natural: true, bySecond: true }
    expect(view('2026-10-03 23:28', limit)).toMatchObject({ remainingText: '剩 22 分钟', natural: true })
    expect(view('2026-10-03 23:28', limit).secondsLeft).toBeUndefined()
    expect(view('2026-10-03 23:45', limit).secondsLeft).toBe(300)
  })

  it('should say that a provisional limit is one', () => {
    const limit = { due: at('2027-01-08 17:30'), yellow: at('2027-01-07 17:30'), provisional: true }
    expect(view('2026-10-12 10:00', limit)).toMatchObject({ dueText: '约 2027年1月8日 · 节假日表未公布' })
    expect(view('2026-10-12 10:00', limit).remainingText).toMatch(/^约剩 \d+ 工作日/)
  })

  it('should fill its bar by the time of the office, and by the clock for 特急', () => {
    const limit = {
      start: at('2026-10-10 13:30'),
      yellow: at('2026-10-12 13:30'),
      due: at('2026-10-12 17:30'),
    }
    expect(view('2026-10-11 12:00', limit).used).toBeCloseTo(view('2026-10-12 08:00', limit).used ?? 0)
    expect(view('2026-10-11 15:30', { ...limit, natural: true }).used).toBeCloseTo(0.5)
  })

  it('should say what is left while the clock is paused', () => {
    expect(view('2026-10-12 10:00', { pausedWith: (2 * 7.5 + 4) * 3_600_000 })).toMatchObject({
      remainingText: '已暂停',
      dueText: '余 2 工作日 4 工作时',
      light: 'paused',
    })
  })
})

describe('a limit as it is written in English', () => {
  const english = (now: string, more = {}) =>
    limitView(edition, at(now), { due, yellow, natural: false, ...more }, 'en')

  it.each([
    ['2026-10-10 14:30', '1 working day 3 h left', 'by Mon 12 Oct, 17:30'],
    ['2026-10-09 08:30', '3 working days left', 'by Mon 12 Oct, 17:30'],
    ['2026-10-12 10:10', '5 working h 50 min left', 'by 17:30 today'],
    ['2026-10-12 17:10', '20 min left', 'by 17:30 today'],
    ['2026-10-12 17:29:40', 'under 1 min left', 'by 17:30 today'],
    ['2026-10-12 20:00', 'due just now', 'was due 17:30 today'],
    ['2026-10-13 09:40', '1 working h 10 min overdue', 'was due 12 Oct, 17:30'],
  ])('should say at %s: %s, %s', (now, remainingText, dueText) => {
    expect(english(now)).toMatchObject({ remainingText, dueText })
  })

  it('should count days and hours by night too in natural time', () => {
    const limit = { due: at('2026-10-03 23:50'), natural: true }
    expect(english('2026-10-03 23:28', limit).remainingText).toBe('22 min left')
    expect(english('2026-10-03 20:30', limit).remainingText).toBe('3 h 20 min left')
    expect(english('2026-10-02 20:50', limit)).toMatchObject({
      remainingText: '1 day 3 h left',
      dueText: 'by tomorrow, 23:50',
    })
  })

  it('should say what is paused and what is provisional', () => {
    const hours = 3_600_000
    expect(english('2026-10-12 10:00', { pausedWith: 19 * hours })).toMatchObject({
      remainingText: 'paused',
      dueText: '2 working days 4 h remaining',
    })
    const limit = { due: at('2027-01-08 17:30'), yellow: at('2027-01-07 17:30'), provisional: true }
    expect(english('2026-10-12 10:00', limit)).toMatchObject({
      remainingText: expect.stringMatching(/^about \d+ working days/),
      dueText: 'about 8 Jan 2027 · holidays not yet published',
    })
  })

  it('should give the weekday only of days near ahead, and the year only when it differs', () => {
    const now = at('2026-10-12 10:00')
    expect(momentText(at('2026-10-11 08:41'), now, 'en')).toBe('yesterday, 08:41')
    expect(momentText(at('2026-10-26 17:30'), now, 'en')).toBe('Mon 26 Oct, 17:30')
    expect(momentText(at('2026-10-27 17:30'), now, 'en')).toBe('27 Oct, 17:30')
    expect(momentText(at('2025-12-01 17:30'), now, 'en')).toBe('1 Dec 2025, 17:30')
  })
})

describe('the yellow light', () => {
  it('should begin one working day before for 一般, at 75 % for 紧急 and at 50 % for 特急', () => {
    const dispatched = at('2026-10-01 15:00')
    const from = (urgency: '一般' | '紧急' | '特急', until: string) =>
      yellowFrom(edition, urgency, dispatched, at(until))
    expect(from('一般', '2026-10-12 17:30')).toBe(at('2026-10-10 17:30'))
    expect(from('紧急', '2026-10-04 15:00')).toBe(at('2026-10-03 21:00'))
    expect(from('特急', '2026-10-02 15:00')).toBe(at('2026-10-02 03:00'))
  })

  it('should begin within office hours for a task of its own limit, and at any hour for 特急', () => {
    const limit = { since: at('2026-10-10 13:30'), due: at('2026-10-12 17:30') }
    const own = (natural: boolean) => ownYellowFrom(edition, { ...limit, natural })
    expect(own(false)).toBeGreaterThan(at('2026-10-12 09:00'))
    expect(own(true)).toBe(at('2026-10-12 04:30'))
  })
})
