import { createFeel } from '../../../server/engine/expression/index.js'

const feel = createFeel()
const first = (source: string, kind: 'expression' | 'unary' = 'expression') => feel.check(source, kind)[0]

describe('checking FEEL before it is deployed', () => {
  it.each([
    'add working days(期限, -1)',
    'county-deputy(主办)',
    'if 事项.紧急程度 = "特急" then [duty(主办), head(主办)] else clerk(主办)',
    'for 单位 in 协办 return {单位: 单位, 期限: add limit(now(), 时限.办理)}',
    '清单[单位 = "交警"].时刻',
    '"全角（标点）在文本里，没有问题" // 注释（也可以）',
    'not(已批准) and 轮次 != 1',
    'sort(清单, function(a, b) a.时刻 < b.时刻)',
    'string length(说明) > 0 and list contains(协办, 主办)',
    'x instance of number',
    '@"2026-10-01"',
  ])('should find nothing wrong with %s', source => {
    expect(feel.check(source, 'expression')).toEqual([])
  })

  it.each(['-', '"一般"', '"一般", "紧急"', 'not("特急")', '> 5', '[1..5]', '? > 5', 'null', '< now()'])(
    'should find nothing wrong with the cell %s',
    source => {
      expect(feel.check(source, 'unary')).toEqual([])
    },
  )

  it.each([
    ['add limit(now()，5，"工作日"）', 'add limit(now(),5,"工作日")'],
    ['工作日（5）', '工作日(5)'],
    ['紧急程度 = “特急”', '紧急程度 = "特急"'],
    ['金额 ≥ １００', '金额 >= 100'],
    ['甲　and 乙', '甲 and 乙'],
  ])('should refuse the full-width signs of %s and offer the fix', (source, fix) => {
    expect(first(source)).toMatchObject({ code: 'FULL_WIDTH_PUNCTUATION', fix })
  })

  it.each([
    ['a && b', 'a  and  b'],
    ['a || b', 'a  or  b'],
    ['a == b', 'a = b'],
    ['a === "x"', 'a = "x"'],
    ['a !== b', 'a != b'],
    ["a = 'x'", 'a = "x"'],
  ])('should refuse the JavaScript of %s and offer the fix', (source, fix) => {
    expect(first(source)).toMatchObject({ code: 'JAVASCRIPT_OPERATOR', fix })
  })

  it('should refuse ! and say what FEEL has instead', () => {
    expect(first('!已批准')).toMatchObject({ code: 'JAVASCRIPT_OPERATOR', at: 0 })
    expect(first('!已批准')?.message).toContain('not(…)')
  })

  it('should refuse an unknown function and guess which was meant', () => {
    expect(first('add workingdays(期限, 1)')).toMatchObject({
      code: 'UNKNOWN_FUNCTION',
      at: 0,
      fix: 'add working days(期限, 1)',
    })
    expect(first('1 + 工作日(5)')).toMatchObject({ code: 'UNKNOWN_FUNCTION', at: 4 })
    expect(first('1 + 工作日(5)')?.fix).toBeUndefined()
  })

  it.each([
    ['', 'EXPRESSION_EMPTY'],
    ['  ', 'EXPRESSION_EMPTY'],
    ['1 +', 'EXPRESSION_SYNTAX'],
    ['if a then b', 'EXPRESSION_SYNTAX'],
    ['clerk(主办', 'EXPRESSION_SYNTAX'],
    ['a ? b : c', 'EXPRESSION_SYNTAX'],
    ['主办 协办', 'EXPRESSION_SYNTAX'],
    ['('.repeat(4000) + '1' + ')'.repeat(4000), 'EXPRESSION_TOO_DEEP'],
    ['1+'.repeat(6000) + '1', 'EXPRESSION_TOO_LONG'],
  ])('should refuse %.20s', (source, code) => {
    expect(first(source)?.code).toBe(code)
  })

  it('should refuse to run what it refuses to deploy, with the same code', () => {
    expect(() => feel.names('工作日（5）')).not.toThrow()
    expect(() => feel.evaluate('工作日（5）', {}, undefined as never)).toThrow(
      expect.objectContaining({ code: 'FULL_WIDTH_PUNCTUATION', position: 3 }),
    )
  })
})
