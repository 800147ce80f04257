import {
  type Evaluated,
  type ExpressionEnv,
  ExpressionError,
  type ExpressionPort,
  type Value,
} from '../expression/index.js'
import { type Hit, combine } from './combine-hits.js'
import type { Cell, Decision, DecisionTable } from './decision.js'
import { DecisionError } from './decision-error.js'

/** The outcome of a decision; beside the value and what it rests on, the rules that matched. */
export interface Decided extends Evaluated {
  /** Numbers of the matching rules, from 1 as the editor shows them; empty for an expression. */
  matchedRules: number[]
}

type Scope = Readonly<Record<string, Value>>

/**
 * Evaluates a decision, those that it requires first: each once, its result under its name in the scope of
 * whoever requires it. One output gives its value, several give a context by output name; COLLECT gives a list
 * of these, or one number when it aggregates. No match is null, the output's default where there is one, and an
 * empty list for COLLECT.
 * @throws DecisionError with the id of the cell or decision and a code
 */
export function evaluateDecision(
  decision: Decision,
  scope: Scope,
  expressions: ExpressionPort,
  env: ExpressionEnv,
): Decided {
  const done = new Map<string, Value>()
  const rests: Pick<Decided, 'warnings' | 'reckonings'> = { warnings: [], reckonings: [] }

  const cells: Cells = {
    value(cell, visible, where) {
      const result = placed(cell, where, () => expressions.evaluate(cell.source, visible, env))
      rests.warnings.push(...result.warnings)
      rests.reckonings.push(...result.reckonings)
      return result.value
    },
    passes: (cell, input, visible, where) =>
      placed(cell, where, () => expressions.unaryTest(cell.source, input, visible, env)),
  }

  const decide = (one: Decision): { value: Value; matchedRules: number[] } => {
    const visible: Record<string, Value> = { ...scope }
    for (const required of one.requires) {
      if (!done.has(required.id)) done.set(required.id, decide(required).value)
      visible[required.resultName] = done.get(required.id) ?? null
    }
    if (one.logic.kind === 'table') return decideTable(one, one.logic, visible, cells)
    return { value: cells.value(one.logic.expression, visible, one.name), matchedRules: [] }
  }

  const { value, matchedRules } = decide(decision)
  return {
    value,
    matchedRules,
    ...rests,
    provisional: rests.reckonings.some(({ provisional }) => provisional),
  }
}

interface Cells {
  value(cell: Cell, scope: Scope, where: string): Value
  passes(cell: Cell, input: Value, scope: Scope, where: string): boolean
}

function decideTable(
  decision: Decision,
  table: DecisionTable,
  scope: Scope,
  cells: Cells,
): { value: Value; matchedRules: number[] } {
  const inputs = table.inputs.map(({ expression, label }) =>
    cells.value(expression, scope, `${decision.name}，输入“${label}”`),
  )
  const matchedRules: number[] = []
  for (const [index, { tests }] of table.rules.entries()) {
    const where = `${decision.name}，第 ${index + 1} 条规则`
    if (!tests.every((test, column) => cells.passes(test, inputs[column] ?? null, scope, where))) continue
    matchedRules.push(index + 1)
    if (table.hitPolicy === 'FIRST') break
  }
  if (table.hitPolicy === 'UNIQUE' && matchedRules.length > 1) {
    const message = `${decision.name}：命中策略为“唯一”，却同时命中第 ${matchedRules.join('、')} 条规则`
    throw new DecisionError('UNIQUE_VIOLATED', decision.id, message)
  }
  const hits = matchedRules.map(number => hit(decision, table, number, scope, cells))
  const otherwise = hits.length === 0 ? defaults(decision, table, scope, cells) : undefined
  return { value: combine(decision, table, otherwise ? [otherwise] : hits), matchedRules }
}

function hit(decision: Decision, table: DecisionTable, number: number, scope: Scope, cells: Cells): Hit {
  const { results } = table.rules[number - 1] ?? { results: [] }
  return table.outputs.map(({ name, label }, column) => {
    const cell = results[column]
    const where = `${decision.name}，第 ${number} 条规则，输出“${label}”`
    return [name, cell ? cells.value(cell, scope, where) : null]
  })
}

/** What holds when no rule matches, if any output says so. */
function defaults(decision: Decision, table: DecisionTable, scope: Scope, cells: Cells): Hit | undefined {
  if (!table.outputs.some(({ otherwise }) => otherwise)) return undefined
  return table.outputs.map(({ name, label, otherwise }) => {
    const where = `${decision.name}，输出“${label}”的默认值`
    return [name, otherwise ? cells.value(otherwise, scope, where) : null]
  })
}

/** Says in which cell an expression failed. */
function placed<T>(cell: Cell, where: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof ExpressionError) {
      throw new DecisionError(error.code, cell.id, `${where}：${error.message}`)
    }
    throw error
  }
}
