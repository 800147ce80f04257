import { defaultEdition } from '../../../server/calendar/index.js'
import {
  createFeel,
  ExpressionError,
  fromInstant,
  type Value,
} from '../../../server/engine/expression/index.js'

const feel = createFeel()
const at = (text: string) => Date.parse(text)
const env = { now: at('2026-10-12T09:40:00+08:00'), calendar: defaultEdition() }
const value = (source: string, scope: Record<string, Value> = {}) => feel.evaluate(source, scope, env).value
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof ExpressionError) return error.code
    throw error
  }
  return 'none'
}
const instant = (text: string) => fromInstant(at(text))

describe('evaluating FEEL', () => {
  it('should read Chinese variables and paths', () => {
    const scope = { 事项: { 清单项: 'SX-01', 金额: 120 }, 协办单位: ['交警', '城管'] }
    expect(value('事项.清单项', scope)).toBe('SX-01')
    expect(value('事项.金额 > 100 and count(协办单位) = 2', scope)).toBe(true)
    expect(value('for 单位 in 协办单位 return 单位 + 事项.清单项', scope)).toEqual(['交警SX-01', '城管SX-01'])
  })

  it('should read an unset variable as null and warn of it', () => {
    const result = feel.evaluate('期限 = null', {}, env)
    expect(result.value).toBe(true)
    expect(result.warnings.join()).toContain('期限')
  })

  it('should not carry warnings or reckonings into the next evaluation', () => {
    feel.evaluate('缺 = null', {}, env)
    feel.evaluate('add working days(now(), 1)', {}, env)
    expect(feel.evaluate('缺 = null', { 缺: 1 }, env)).toEqual({
      value: false,
      warnings: [],
      reckonings: [],
      provisional: false,
    })
  })

  it("should answer the step's clock in the county's zone", () => {
    expect(value('now()')).toEqual({ $feel: 'date and time', v: '2026-10-12T09:40:00+08:00' })
    const night = { ...env, now: at('2026-10-11T17:30:00Z') }
    expect(feel.evaluate('today()', {}, night).value).toEqual({ $feel: 'date', v: '2026-10-12' })
  })

  it("should read a date-time without offset in the county's zone, and compare it with others", () => {
    expect(value('date and time("2026-10-12T09:40:00") = now()')).toBe(true)
    expect(value('@"2026-10-12T09:40:00" = now()')).toBe(true)
    expect(value('@"2026-10-12T01:40:00Z" = now()')).toBe(true)
    expect(value('x < now()', { x: { $feel: 'date and time', v: '2026-10-12T01:39:59Z' } })).toBe(true)
    expect(value('now() - date and time("2026-10-12T01:40:00Z") = duration("PT0S")')).toBe(true)
    expect(value('date and time(date("2026-10-12"), time("09:40:00")) = now()')).toBe(true)
  })

  it('should leave text that looks like a date as text', () => {
    expect(value('x', { x: '2026-10-12T09:40:00+08:00' })).toBe('2026-10-12T09:40:00+08:00')
  })

  it('should let no key of the data change how a source reads', () => {
    expect(value('事项.金额 > 100', { 事项: { 金额: 5, '金额 > 100': true } })).toBe(false)
    expect(value('a - b', { a: 5, b: 2, 'a - b': 'evil' })).toBe(3)
  })

  it('should let a variable hide a built-in of its name, and still call the built-in where it is not set', () => {
    expect(value('count + 1', { count: 4 })).toBe(5)
    expect(value('count([1, 2])')).toBe(2)
  })

  it('should keep a key named __proto__ as data', () => {
    const scope = { x: JSON.parse('{"__proto__": {"a": 1}}') as Value }
    expect(JSON.stringify(value('x', scope))).toBe('{"__proto__":{"a":1}}')
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
  })

  it('should refuse a result that JSON cannot hold', () => {
    expect(codeOf(() => value('10 ** 400'))).toBe('NOT_A_VALUE')
    expect(codeOf(() => value('function(a) a'))).toBe('NOT_A_VALUE')
    expect(codeOf(() => value('[1..3]'))).toBe('NOT_A_VALUE')
  })

  it('should refuse results that are too large', () => {
    expect(codeOf(() => value('for i in 1..10001 return i'))).toBe('LIST_TOO_LONG')
    expect(
      codeOf(() => value('(for i in 1..18 return if i = 1 then "x" else partial[-1] + partial[-1])[-1]')),
    ).toBe('STRING_TOO_LONG')
    expect(codeOf(() => value(`${'['.repeat(40)}1${']'.repeat(40)}`))).toBe('VALUE_TOO_DEEP')
    expect(codeOf(() => value('for i in 1..300 return for j in 1..300 return j'))).toBe('VALUE_TOO_LARGE')
  })

  it('should refuse a date plus hours, which FEEL would count from the wrong midnight', () => {
    expect(codeOf(() => value('date("2026-10-12") + duration("PT2H")'))).toBe('BAD_ARGUMENT')
    expect(value('date("2026-10-12") + duration("P15D")')).toEqual({ $feel: 'date', v: '2026-10-27' })
  })

  it.each([
    '"10" > 9',
    '5 < now()',
    'now() < "2027-01-01"',
    'today() <= now()',
    'now() between "a" and "b"',
    '[1] < 2',
  ])('should refuse the order of different types in %s', source => {
    expect(codeOf(() => value(source))).toBe('BAD_ARGUMENT')
    expect(codeOf(() => value(`[1][${source}]`))).toBe('BAD_ARGUMENT')
  })

  it.each([
    ['2 * duration("PT1H")', '不能相乘'],
    ['{期限: now() + 1}', '不能相加'],
    ['"第" + 2 + "轮"', 'string(…)'],
  ])('should refuse %s, which FEEL would answer with null', (source, words) => {
    expect(() => value(source)).toThrow(words)
  })

  it('should let a boolean stand whatever was warned, and give null where a side is not set', () => {
    expect(value('2 * duration("PT1H") = null')).toBe(true)
    expect(value('未设 + 1')).toBeNull()
  })

  it('should order values of one type, and give null for one that is not set', () => {
    expect(
      value('[1 < 2, "a" < "b", now() >= today0, duration("PT2H") > duration("PT90M"), 3 in [1..5]]', {
        today0: instant('2026-10-12T00:00:00+08:00'),
      }),
    ).toEqual([true, true, true, true, true])
    expect(value('未设 < 5')).toBeNull()
    expect(value('5 in (< 3, > 4)')).toBe(true)
  })

  it('should find the least and greatest of instants, dates and durations, as of numbers', () => {
    const early = instant('2026-10-12T09:00:00+08:00')
    expect(value('min(now(), 期限)', { 期限: early })).toEqual(early)
    expect(value('max([date("2026-10-12"), date("2026-11-01")])')).toEqual({ $feel: 'date', v: '2026-11-01' })
    expect(value('max(duration("PT90M"), duration("PT1H"))')).toMatchObject({ v: 'PT1H30M' })
    expect(value('min(duration("P1Y"), duration("P11M"))')).toMatchObject({ v: 'P11M' })
    expect(value('[min(3, 1), max([3, 1]), min([])]')).toEqual([1, 3, null])
    expect(codeOf(() => value('min(now(), 5)'))).toBe('BAD_ARGUMENT')
  })

  it('should refuse to work through a text beyond the cap', () => {
    const long = '(for i in 1..26 return if i = 1 then "x" else partial[-1] + partial[-1])[-1]'
    expect(codeOf(() => value(`count(split(${long}, "x"))`))).toBe('STRING_TOO_LONG')
    expect(value('string join(split("a,b", ","), "-")')).toBe('a-b')
    expect(value('substring(string: "乡呼县应", start position: 3)')).toBe('县应')
  })

  it('should name the principals of a unit', () => {
    expect(value('[clerk(u), head("交警")]', { u: '城管' })).toEqual([
      { role: 'clerk', unit: '城管' },
      { role: 'head', unit: '交警' },
    ])
    expect(value('[county deputy(u), county-deputy(u)]', { u: '城管' })).toEqual([
      { role: 'county-deputy', unit: '城管' },
      { role: 'county-deputy', unit: '城管' },
    ])
  })

  it('should add natural durations to an instant', () => {
    expect(value('期限 + duration("PT2H")', { 期限: instant('2026-10-12T17:30:00+08:00') })).toEqual(
      instant('2026-10-12T19:30:00+08:00'),
    )
  })

  it('should list the variables that a source reads', () => {
    expect(feel.names('add working days(期限, -1)')).toEqual(['期限'])
    expect(feel.names('for x in 清单 return x.数量 * 系数')).toEqual(['清单', '系数'])
    expect(feel.names('{a: 甲, b: a + 乙}')).toEqual(['甲', '乙'])
    expect(feel.names('some x in 清单 satisfies x > 下限')).toEqual(['清单', '下限'])
    expect(feel.names('清单[item.级别 = 级别]')).toEqual(['清单', '级别'])
    expect(feel.names('sort(清单, function(a, b) a < b)')).toEqual(['清单'])
    expect(feel.names('1 +')).toEqual([])
  })
})
