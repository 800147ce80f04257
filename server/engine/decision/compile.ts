import { type DmnElement, DmnModdle } from 'dmn-moddle'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { ExpressionPort } from '../expression/index.js'
import type { Decision } from './decision.js'
import { type Findings, createFindings } from './findings.js'
import { readCell, readTable } from './read-table.js'

export interface CompiledDecisions {
  /** By id. Those with an error in them stand here too; a deployment with errors is refused as a whole. */
  decisions: Map<string, Decision>
  diagnostics: Diagnostic[]
}

/**
 * Reads a DMN 1.3 file: decision tables and literal expressions, with the decisions that they require.
 * @param expressions checks every cell
 */
export async function compileDecisions(xml: string, expressions: ExpressionPort): Promise<CompiledDecisions> {
  const findings = createFindings(expressions)
  const root = await parse(xml, findings)
  const elements = (root?.drgElement ?? []).filter(({ $type }) => $type === 'dmn:Decision')
  if (root && elements.length === 0) {
    findings.error(null, 'DECISION_MISSING', '文件里没有决策', 'the file holds no decision')
  }
  return { decisions: link(elements, findings), diagnostics: findings.diagnostics }
}

async function parse(xml: string, findings: Findings): Promise<DmnElement | undefined> {
  try {
    const { rootElement, warnings } = await new DmnModdle().fromXML(xml)
    for (const { message } of warnings) {
      const [first = ''] = message.split('\n')
      const reason = /nested error: (.*)/.exec(message)?.[1] ?? first
      findings.error(
        null,
        'DMN_CONTENT_UNKNOWN',
        `文件里有看不懂的内容：${reason}`,
        `unknown content: ${reason}`,
      )
    }
    return rootElement
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    findings.error(
      null,
      'XML_MALFORMED',
      `不是完好的 DMN 文件：${reason}`,
      `not a well-formed DMN file: ${reason}`,
      '请用 DMN 1.3（https://www.omg.org/spec/DMN/20191111/MODEL/）保存',
    )
    return undefined
  }
}

/** Joins each decision with those that it requires. */
function link(elements: DmnElement[], findings: Findings): Map<string, Decision> {
  const sources = new Map(elements.map(element => [element.id ?? '', element]))
  const decisions = new Map<string, Decision>()

  const resolve = (element: DmnElement, path: readonly string[]): Decision => {
    const id = element.id ?? ''
    const known = decisions.get(id)
    if (known) return known
    const requires: Decision[] = []
    for (const { requiredDecision } of element.informationRequirement ?? []) {
      if (!requiredDecision) continue
      const wanted = (requiredDecision.href ?? '').replace(/^#/, '')
      const source = sources.get(wanted)
      if (!source) {
        findings.error(
          id,
          'REQUIRED_DECISION_UNKNOWN',
          `所需的决策“${wanted}”不在文件里`,
          `the required decision ${wanted} is not in the file`,
        )
      } else if ([...path, id].includes(wanted)) {
        findings.error(
          id,
          'DECISION_CYCLE',
          `决策“${wanted}”绕了一圈又需要它自己`,
          `the decision ${wanted} requires itself`,
        )
      } else {
        requires.push(resolve(source, [...path, id]))
      }
    }
    const decision = read(element, id, requires, findings)
    decisions.set(id, decision)
    return decision
  }

  for (const element of elements) resolve(element, [])
  return decisions
}

function read(element: DmnElement, id: string, requires: Decision[], findings: Findings): Decision {
  if (element.knowledgeRequirement?.length)
    unsupported(id, '业务知识模型', 'business knowledge model', findings)
  return {
    id,
    name: element.name ?? id,
    resultName: element.variable?.name ?? id,
    logic: readLogic(element.decisionLogic, id, findings),
    requires,
  }
}

function readLogic(logic: DmnElement | undefined, id: string, findings: Findings): Decision['logic'] {
  if (logic?.$type === 'dmn:DecisionTable') return readTable(logic, id, findings)
  if (logic?.$type === 'dmn:LiteralExpression') {
    const expression = readCell(logic, id, findings)
    findings.check(expression, 'expression')
    return { kind: 'expression', expression }
  }
  if (logic) unsupported(id, logic.$type, logic.$type, findings)
  else
    findings.error(id, 'DECISION_EMPTY', '决策没有内容', 'the decision is empty', '请画决策表或写文字表达式')
  return { kind: 'expression', expression: { id, source: 'null' } }
}

function unsupported(id: string, what: string, whatEn: string, findings: Findings): void {
  findings.error(
    id,
    'DECISION_LOGIC_NOT_SUPPORTED',
    `不支持${what}`,
    `${whatEn} is not supported`,
    '请改用决策表或文字表达式',
  )
}
