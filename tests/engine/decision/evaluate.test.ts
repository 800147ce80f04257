import { DecisionError } from '../../../server/engine/decision/index.js'
import { fromInstant } from '../../../server/engine/expression/index.js'
import { decide, definitions, readDmn, table } from './dmn.js'

const instant = (text: string) => fromInstant(Date.parse(text))

describe('the ladder of supervision as a table', () => {
  const xml = readDmn('ladder.dmn')
  const scope = {
    派发时刻: instant('2026-09-29T10:20:00+08:00'),
    期限: instant('2026-10-12T17:30:00+08:00'),
  }

  it('should collect the steps with their instants as a list of contexts', async () => {
    const { value, matchedRules, provisional, reckonings } = await decide(xml, 'ladder', {
      ...scope,
      紧急程度: '一般',
    })
    expect(value).toEqual([
      { 级别: '提醒', 时刻: instant('2026-10-10T17:30:00+08:00') },
      { 级别: '到期', 时刻: instant('2026-10-12T17:30:00+08:00') },
      { 级别: '督办单', 时刻: instant('2026-10-13T17:30:00+08:00') },
      { 级别: '通报', 时刻: instant('2026-10-19T17:30:00+08:00') },
    ])
    expect(matchedRules).toEqual([1, 2, 3, 4])
    expect(provisional).toBe(false)
    expect(reckonings.map(({ function: name }) => name)).toEqual(Array(3).fill('add working days'))
  })

  it('should move with the limit', async () => {
    const moved = { ...scope, 紧急程度: '一般', 期限: instant('2026-10-14T17:30:00+08:00') }
    const { value } = await decide(xml, 'ladder', moved)
    expect(value).toMatchObject([
      { 时刻: { v: '2026-10-13T17:30:00+08:00' } },
      { 时刻: { v: '2026-10-14T17:30:00+08:00' } },
      { 时刻: { v: '2026-10-15T17:30:00+08:00' } },
      { 时刻: { v: '2026-10-21T17:30:00+08:00' } },
    ])
  })

  it('should give no step for an urgency that it does not know', async () => {
    expect((await decide(xml, 'ladder', { ...scope, 紧急程度: '不急' })).value).toEqual([])
  })
})

describe('the limits as a table', () => {
  const xml = readDmn('limits.dmn')

  it.each([
    ['一般', '普通', 1, { 数量: 5, 单位: '工作日' }, 2],
    ['一般', '疑难', 2, { 数量: 10, 单位: '工作日' }, 2],
    ['紧急', '疑难', 3, { 数量: 24, 单位: '小时' }, 1],
    ['特急', '普通', 4, { 数量: 4, 单位: '小时' }, null],
  ])('should give the row of %s %s as one context', async (紧急程度, 事项类别, rule, 办理, 延期次数) => {
    const { value, matchedRules } = await decide(xml, 'limits', { 紧急程度, 事项类别 })
    expect(value).toMatchObject({ 办理, 延期次数 })
    expect(Object.keys(value ?? {})).toEqual(['签收', '响应', '办理', '延期次数'])
    expect(matchedRules).toEqual([rule])
  })

  it('should give null when no row fits', async () => {
    expect((await decide(xml, 'limits', { 紧急程度: '一般' })).value).toBeNull()
  })
})

describe('hit policies', () => {
  const overlapping: [string, string][] = [
    ['> 0', '10'],
    ['> 5', '20'],
    ['-', '15'],
  ]
  const run = async (attributes: string, n: number, output?: string) =>
    (await decide(definitions(table(attributes, overlapping, output)), 't', { n })).value

  it('should refuse two matches where there may be only one', async () => {
    const act = run('hitPolicy="UNIQUE"', 7)
    await expect(act).rejects.toThrow(DecisionError)
    await expect(act).rejects.toMatchObject({ code: 'UNIQUE_VIOLATED', element: 't' })
    expect(await run('', -1)).toBe(15)
  })

  it('should take the first, and collect', async () => {
    expect(await run('hitPolicy="FIRST"', 7)).toBe(10)
    expect(await run('hitPolicy="COLLECT"', 7)).toEqual([10, 20, 15])
    expect(await run('hitPolicy="COLLECT" aggregation="SUM"', 7)).toBe(45)
    expect(await run('hitPolicy="COLLECT" aggregation="MIN"', 7)).toBe(10)
    expect(await run('hitPolicy="COLLECT" aggregation="MAX"', 7)).toBe(20)
    expect(await run('hitPolicy="COLLECT" aggregation="COUNT"', 7)).toBe(3)
  })

  it('should not evaluate the rules behind the first match', async () => {
    const rules: [string, string][] = [
      ['1', '"甲"'],
      ['-', 'add limit("甲", 1, "日")'],
    ]
    const xml = definitions(table('hitPolicy="FIRST"', rules))
    expect((await decide(xml, 't', { n: 1 })).value).toBe('甲')
    await expect(decide(xml, 't', { n: 2 })).rejects.toMatchObject({ code: 'BAD_ARGUMENT', element: 'r1o' })
  })

  it('should fall back on the default of an output', async () => {
    const output =
      '<output id="o" name="v"><defaultOutputEntry id="de"><text>n * 2</text></defaultOutputEntry></output>'
    const xml = definitions(table('', [['> 5', '1']], output))
    expect((await decide(xml, 't', { n: 3 })).value).toBe(6)
    expect((await decide(xml, 't', { n: 6 })).value).toBe(1)
  })
})

describe('decisions that require others', () => {
  const xml = definitions(`
    <decision id="base" name="基数"><variable id="v" name="基数" />
      <literalExpression id="le"><text>n * 2</text></literalExpression></decision>
    <decision id="middle" name="中间"><informationRequirement id="q1"><requiredDecision href="#base" /></informationRequirement>
      <literalExpression id="le2"><text>基数 + 1</text></literalExpression></decision>
    <decision id="top" name="顶"><informationRequirement id="q2"><requiredDecision href="#base" /></informationRequirement>
      <informationRequirement id="q3"><requiredDecision href="#middle" /></informationRequirement>
      <literalExpression id="le3"><text>[基数, middle]</text></literalExpression></decision>`)

  it('should read their results under the name of the variable, else of the decision id', async () => {
    const { value, matchedRules } = await decide(xml, 'top', { n: 4, 基数: 'hidden' })
    expect(value).toEqual([8, 9])
    expect(matchedRules).toEqual([])
  })
})
