import { defaultEdition } from '../../../server/calendar/index.js'
import {
  createFeel,
  ExpressionError,
  fromInstant,
  type Value,
} from '../../../server/engine/expression/index.js'

const feel = createFeel()
const at = (text: string) => Date.parse(text)
const env = { now: at('2026-09-29T10:20:00+08:00'), calendar: defaultEdition() }
const scope = {
  派发时刻: fromInstant(at('2026-09-29T10:20:00+08:00')),
  期限: fromInstant(at('2026-10-12T17:30:00+08:00')),
  时限: { 办理: { 数量: 5, 单位: '工作日' }, 签收: { 数量: 2, 单位: '工作时' }, 首次反馈: null },
}
const run = (source: string, more: Record<string, Value> = {}) =>
  feel.evaluate(source, { ...scope, ...more }, env)
const iso = (source: string) => (run(source).value as { v: string }).v

describe('working time in FEEL', () => {
  it('should reckon the limit of a case and its ladder over National Day', () => {
    expect(iso('add limit(派发时刻, 5, "工作日")')).toBe('2026-10-12T17:30:00+08:00')
    expect(iso('add limit(派发时刻, 时限.办理)')).toBe('2026-10-12T17:30:00+08:00')
    expect(iso('add working days(期限, -1)')).toBe('2026-10-10T17:30:00+08:00')
    expect(iso('add working days(期限, 1)')).toBe('2026-10-13T17:30:00+08:00')
    expect(iso('add working days(期限, 5)')).toBe('2026-10-19T17:30:00+08:00')
  })

  it('should reckon the other functions', () => {
    expect(iso('add limit(派发时刻, 10, "分钟")')).toBe('2026-09-29T10:30:00+08:00')
    expect(iso('add limit(派发时刻, 2 * 时限.签收.数量, 时限.签收.单位)')).toBe('2026-09-29T16:20:00+08:00')
    expect(iso('add working hours(派发时刻, 1)')).toBe('2026-09-29T11:20:00+08:00')
    expect(iso('add working time(派发时刻, duration("PT90M"))')).toBe('2026-09-29T11:50:00+08:00')
    expect(iso('instant between(派发时刻, 派发时刻 + duration("PT4H"), 0.75)')).toBe(
      '2026-09-29T13:20:00+08:00',
    )
    expect(iso('end of day(派发时刻)')).toMatch(/^2026-09-29T23:59:59(\.999)?\+08:00$/)
    expect(run('working time(派发时刻, 派发时刻 + duration("PT5H"))').value).toEqual({
      $feel: 'days and time duration',
      v: 'PT3H',
    })
  })

  it('should record what was reckoned', () => {
    const { reckonings, provisional } = run('add limit(派发时刻, 时限.办理)')
    expect(provisional).toBe(false)
    expect(reckonings).toMatchObject([
      {
        function: 'add limit',
        from: at('2026-09-29T10:20:00+08:00'),
        amount: 5,
        unit: '工作日',
        at: at('2026-10-12T17:30:00+08:00'),
      },
    ])
    expect(reckonings[0]?.days.filter(({ counted }) => counted)).toHaveLength(5)
  })

  it('should say when a limit runs into a year without a table', () => {
    expect(run('add working days(date and time("2031-03-03T09:00:00"), 3)').provisional).toBe(true)
  })

  it('should give null with a warning for what is not set', () => {
    const missing = run('add limit(派发时刻, 时限.首次反馈)')
    expect(missing.value).toBeNull()
    expect(missing.warnings.join()).toContain('add limit')
    expect(run('未设 != null and add working days(未设, 1) < now()').value).toBe(false)
  })

  it.each([
    ['add limit("2026-09-29", 5, "工作日")'],
    ['add limit(派发时刻, 5, "天")'],
    ['add limit(派发时刻, 5)'],
    ['add working days(派发时刻, "5")'],
    ['add working days(派发时刻, 1.5)'],
    ['add working time(派发时刻, duration("P1M"))'],
  ])('should refuse %s', source => {
    expect(() => run(source)).toThrow(ExpressionError)
  })
})
