import type { Variables } from '../command.js'
import { describe, type Evaluated, ExpressionError, type Value } from '../expression/index.js'
import type { Attribute, Expression } from '../model/graph.js'
import type { Run } from './run.js'
import { Trouble } from './trouble.js'

/** @throws Trouble EXPRESSION_FAILED */
export function evaluated(run: Run, source: string, variables: Variables, now = run.env.now): Evaluated {
  try {
    const env = now === run.env.now ? run.expressionEnv : { ...run.expressionEnv, now }
    return run.env.expressions.evaluate(source, variables, env)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    throw new Trouble('EXPRESSION_FAILED', `表达式 ${source} 无法计算：${error.message}`, {
      expression: source,
      reason: error.code,
    })
  }
}

export function evaluate(run: Run, expression: Expression, scope: string, extra?: Variables): Value {
  const variables = extra ? { ...run.variables(scope), ...extra } : run.variables(scope)
  return evaluated(run, expression.source, variables).value
}

/** An attribute's value: FEEL evaluated, plain text as it stands. */
export function valueOf(run: Run, attribute: Attribute, scope: string): Value {
  return 'feel' in attribute ? evaluate(run, attribute.feel, scope) : attribute.text
}

/** @throws Trouble NOT_A_BOOLEAN for anything but true and false */
export function holds(run: Run, condition: Expression, scope: string, extra?: Variables): boolean {
  const variables = extra ? { ...run.variables(scope), ...extra } : run.variables(scope)
  const { value, warnings } = evaluated(run, condition.source, variables)
  if (typeof value === 'boolean') return value
  const message = `条件「${condition.source}」的结果应为 true 或 false，而得到 ${describe(value)}${because(warnings)}`
  throw new Trouble('NOT_A_BOOLEAN', message, { expression: condition.source, value })
}

/** What FEEL complained of, to be read after a message. */
export function because(warnings: readonly string[]): string {
  return warnings.length > 0 ? `（${warnings.slice(0, 3).join('；')}）` : ''
}

/** A name as text. @throws Trouble NOT_A_NAME when it is empty or of another type */
export function nameOf(run: Run, attribute: Attribute, scope: string, what: string): string {
  const value = valueOf(run, attribute, scope)
  if (typeof value === 'string' && value !== '') return value
  throw new Trouble('NOT_A_NAME', `${what}须是文字，而得到 ${describe(value)}`, { value })
}

/** Text of a correlation key: a text, number or boolean; null stays null. */
export function keyText(value: Value): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null
}
