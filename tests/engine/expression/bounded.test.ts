import fc from 'fast-check'
import { defaultEdition } from '../../../server/calendar/index.js'
import { createFeel, type Value } from '../../../server/engine/expression/index.js'

const env = { now: Date.parse('2026-10-12T09:40:00+08:00'), calendar: defaultEdition() }

/** Reads the source once, so that it is known. */
function bounded(source: string, kind: 'expression' | 'unary' = 'expression'): boolean {
  const feel = createFeel()
  try {
    if (kind === 'unary') feel.unaryTest(source, 1, {}, env)
    else feel.names(source)
  } catch {
    // Whether it can be evaluated is not asked here.
  }
  return feel.bounded!(source, kind)
}

const texts = fc.constantFrom('甲', '乙', '一般')
const leaves = fc.oneof(
  fc.constantFrom('a', 'b', 'c.d', 'a.b.c', 'a[1]', 'k1', 'now()', 'true', 'null', 'duration("PT2H")'),
  fc.integer({ min: 0, max: 99 }).map(String),
  texts.map(text => `"${text}"`),
)
/** Expressions made of what takes each of its parts once. */
const plain = fc.letrec<{ one: string }>(tie => ({
  one: fc.oneof(
    { depthSize: 'small' },
    leaves,
    fc
      .tuple(tie('one'), fc.constantFrom('+', '-', '*', '<', '=', '!='), tie('one'))
      .map(each => each.join(' ')),
    fc.tuple(tie('one'), fc.constantFrom('and', 'or'), tie('one')).map(([x, op, y]) => `(${x}) ${op} (${y})`),
    fc.tuple(tie('one'), tie('one'), tie('one')).map(([x, y, z]) => `(if ${x} then ${y} else ${z})`),
    fc.array(tie('one'), { maxLength: 3 }).map(items => `[${items.join(', ')}]`),
    fc.tuple(tie('one'), tie('one')).map(([x, y]) => `{k1: ${x}, k2: ${y}}`),
    fc.tuple(fc.constantFrom('count', 'string', 'clerk', 'not'), tie('one')).map(([f, x]) => `${f}(${x})`),
  ),
})).one

/** Parts that can take more than their share, or make more than they were given. */
const greedy = [
  'for i in 1..9 return i',
  'some i in a satisfies i > 1',
  'every i in a satisfies i > 1',
  'a[item > 1]',
  'a[b]',
  'contains(a, b)',
  'substring after(a, b)',
  'function(i) i + 1',
  `{x0: a + a, ${Array.from({ length: 7 }, (_, i) => `x${i + 1}: x${i} + x${i}`).join(', ')}}`,
  'matches(a, "^(x+)+$")',
  'replace(a, "x", "y")',
  'string join(a, b)',
  'sort(a, function(x, y) x < y)',
  'a in b',
  'a in (b, 1)',
  'date(a)',
  'duration(a)',
  'date and time(a, b)',
  'flatten(a)',
  'get entries(a)',
  'union(a, b)',
]

describe('which expressions need no limit of time', () => {
  it.each([
    '派发时刻',
    '事项.标题 + "：" + string(限版)',
    'if 事项.紧急程度 = "一般" then clerk(主办) else duty(主办)',
    '[head(单位), county deputy(单位)]',
    'add limit(now(), 2, "工作日")',
    '{结果: 结果, 时刻: now(), 派发有误: false}',
    'count(协办) > 0 and not(已批准)',
    'x in ("一般", "紧急")',
    'x between 1 and 5',
    '期限 - duration("PT1H")',
    '协办[1]',
    '{t: 期限, s: string(t.month) + "月" + substring(string(100 + t.hour), 2)}.s',
    'context put(事项, "呼叫时刻", now())',
    '{x: a + a, y: x + x}',
  ])('should be those that read their parts once, as %s', source => {
    expect(bounded(source)).toBe(true)
  })

  it.each(greedy)('should not be %s', source => {
    expect(bounded(source)).toBe(false)
  })

  it.each([
    ['"一般", "紧急"', true],
    ['> 5', true],
    ['[1..5]', true],
    ['not("甲")', true],
    ['matches(?, "^(x+)+$")', false],
    ['count(for i in 1..9 return ?) > 1', false],
    ['? in a', false],
  ])('should tell it of the cell %s', (cell, expected) => {
    expect(bounded(cell, 'unary')).toBe(expected)
  })

  it('should not be known of a source that was never read', () => {
    expect(createFeel().bounded!('1 + 1', 'expression')).toBe(false)
  })

  it('should not be one that is long, or reckons often', () => {
    expect(bounded(Array.from({ length: 150 }, () => '1').join(' + '))).toBe(false)
    expect(bounded(Array.from({ length: 4 }, () => 'add limit(a, b)').join(' = '))).toBe(false)
  })

  it('should never be one that holds a greedy part anywhere', () => {
    const holes = fc.constantFrom(
      (part: string) => `[${part}]`,
      (part: string) => `{k1: (${part})}`,
      (part: string) => `count(${part})`,
      (part: string) => `(if (${part}) = 1 then 1 else 2)`,
      (part: string) => `1 + (${part})`,
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...greedy),
        fc.array(holes, { maxLength: 4 }),
        plain,
        (part, around, beside) => {
          const source = around.reduce((inner, hole) => hole(inner), part)
          expect(bounded(`[${beside}, ${source}]`)).toBe(false)
        },
      ),
    )
  })

  it('should make nothing larger than their own size times that of what they read', () => {
    const items: Value = Array.from({ length: 200 }, (_, i) => ({ d: `文字${i}`, b: { c: '丙'.repeat(20) } }))
    const scope = { a: items, b: '乙'.repeat(3_000), c: items }
    const read = JSON.stringify(scope).length
    let seen = 0
    fc.assert(
      fc.property(plain, source => {
        const feel = createFeel()
        feel.names(source)
        if (!feel.bounded!(source, 'expression')) return
        seen++
        try {
          const { value } = feel.evaluate(source, scope, env)
          expect(JSON.stringify(value).length).toBeLessThanOrEqual(read * (source.length + 1))
        } catch (error) {
          if ((error as Error).name !== 'ExpressionError') throw error
        }
      }),
    )
    expect(seen).toBeGreaterThan(50)
  })
})
