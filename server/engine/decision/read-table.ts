import type { DmnElement } from 'dmn-moddle'
import type { Aggregation, Cell, DecisionTable, HitPolicy, Input, Output, Rule } from './decision.js'
import type { Findings } from './findings.js'

const hitPolicies: readonly string[] = ['UNIQUE', 'FIRST', 'COLLECT'] satisfies HitPolicy[]
const aggregations: readonly string[] = ['SUM', 'MIN', 'MAX', 'COUNT'] satisfies Aggregation[]

/** Reads a decision table and reports what is wrong with it. Allowed values of columns are for the editor alone. */
export function readTable(table: DmnElement, decision: string, findings: Findings): DecisionTable {
  const inputs = (table.input ?? []).map(input => readInput(input, findings))
  const outputs = readOutputs(table.output ?? [], decision, findings)
  const rules = (table.rule ?? []).map((rule, index) =>
    readRule(rule, index + 1, { inputs: inputs.length, outputs: outputs.length }, findings),
  )
  return {
    kind: 'table',
    ...readHitPolicy(table, outputs.length, decision, findings),
    inputs,
    outputs,
    rules,
  }
}

/** The FEEL of an element; one in another language is reported. */
export function readCell(element: DmnElement | undefined, holder: string, findings: Findings): Cell {
  const id = element?.id ?? holder
  const language = element?.expressionLanguage
  if (language !== undefined && !/feel/i.test(language)) {
    findings.error(
      id,
      'EXPRESSION_LANGUAGE_NOT_SUPPORTED',
      `表达式语言只能是 FEEL，这里是“${language}”`,
      `expressions must be FEEL, not ${language}`,
    )
  }
  return { id, source: (element?.text ?? '').trim() }
}

function readHitPolicy(
  table: DmnElement,
  outputs: number,
  decision: string,
  findings: Findings,
): Pick<DecisionTable, 'hitPolicy' | 'aggregation'> {
  const hitPolicy = table.hitPolicy ?? 'UNIQUE'
  if (!hitPolicies.includes(hitPolicy)) {
    findings.error(
      decision,
      'HIT_POLICY_NOT_SUPPORTED',
      `不支持命中策略“${hitPolicy}”`,
      `hit policy ${hitPolicy} is not supported`,
      '请改用“唯一”（UNIQUE）、“首个”（FIRST）或“收集”（COLLECT）',
    )
  }
  const { aggregation } = table
  if (hitPolicy !== 'COLLECT' || aggregation === undefined) return { hitPolicy: hitPolicy as HitPolicy }
  if (!aggregations.includes(aggregation) || outputs !== 1) {
    findings.error(
      decision,
      'AGGREGATION_NOT_SUPPORTED',
      '聚合只能是求和、最小、最大或计数，并且只能有一个输出列',
      'an aggregation is SUM, MIN, MAX or COUNT, over one output',
    )
  }
  return { hitPolicy, aggregation: aggregation as Aggregation }
}

function readInput(input: DmnElement, findings: Findings): Input {
  const expression = readCell(input.inputExpression, input.id ?? '', findings)
  findings.check(expression, 'expression')
  return { label: input.label ?? expression.source, expression }
}

function readOutputs(outputs: DmnElement[], decision: string, findings: Findings): Output[] {
  if (outputs.length === 0) {
    findings.error(decision, 'OUTPUT_MISSING', '决策表没有输出列', 'the table has no output')
  }
  const seen = new Set<string>()
  return outputs.map(output => {
    const name = output.name ?? ''
    const id = output.id ?? decision
    if (outputs.length > 1 && name === '') {
      findings.error(
        id,
        'OUTPUT_NAME_MISSING',
        '有几个输出列时，每列都要有名称',
        'each of several outputs needs a name',
      )
    } else if (seen.has(name)) {
      findings.error(
        id,
        'OUTPUT_NAME_DUPLICATE',
        `有两个输出列都叫“${name}”`,
        `two outputs are named ${name}`,
      )
    }
    seen.add(name)
    const otherwise = readCell(output.defaultOutputEntry, id, findings)
    if (otherwise.source !== '') findings.check(otherwise, 'expression')
    return { name, label: output.label ?? name, ...(otherwise.source !== '' && { otherwise }) }
  })
}

function readRule(
  rule: DmnElement,
  number: number,
  width: { inputs: number; outputs: number },
  findings: Findings,
): Rule {
  const id = rule.id ?? ''
  const tests = (rule.inputEntry ?? []).map(entry => {
    const cell = readCell(entry, id, findings)
    return cell.source === '' ? { ...cell, source: '-' } : cell
  })
  const results = (rule.outputEntry ?? []).map(entry => {
    const cell = readCell(entry, id, findings)
    return cell.source === '' ? null : cell
  })
  for (const test of tests) findings.check(test, 'unary')
  for (const result of results) if (result) findings.check(result, 'expression')
  if (tests.length !== width.inputs || results.length !== width.outputs) {
    findings.error(
      id,
      'RULE_WIDTH',
      `第 ${number} 条规则的格数与表头不符`,
      `rule ${number} has not as many cells as the table has columns`,
    )
  }
  return { id, tests, results }
}
