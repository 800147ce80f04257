import { catchesOf } from '../model/catches.js'
import type { Expression } from '../model/graph.js'
import type { ConditionWait } from '../state/waits.js'
import { describe } from '../expression/index.js'
import { evaluate } from './evaluate.js'
import { raise } from './incident.js'
import type { Run } from './run.js'
import { trigger } from './trigger.js'
import { Trouble } from './trouble.js'

/**
 * The next conditional event that has become true, as a move; null when none has. Asked when no token moves, if
 * variables have changed since. A condition that gives null is not met yet; one that fails is an incident.
 */
export function nextCondition(run: Run): (() => void) | null {
  if (!run.conditionsStale) return null
  for (const wait of Object.values(run.state.conditions)) {
    const isMet = ask(run, wait)
    if (isMet && !wait.met) return () => fire(run, wait)
    if (!isMet && wait.met) run.emit({ type: 'condition-lapsed', condition: wait.key, element: wait.element })
  }
  run.conditionsStale = false
  return null
}

function fire(run: Run, wait: ConditionWait): void {
  const { key, element, scope } = wait
  run.emit({ type: 'condition-met', condition: key, element })
  trigger(run, run.activity(scope)!, element, null)
}

function ask(run: Run, wait: ConditionWait): boolean {
  try {
    const condition = conditionOf(run, wait)
    const value = evaluate(run, condition, wait.scope)
    if (typeof value === 'boolean' || value === null) return value === true
    throw new Trouble(
      'NOT_A_BOOLEAN',
      `条件「${condition.source}」的结果应为 true 或 false，而得到 ${describe(value)}`,
      {
        expression: condition.source,
        value,
      },
    )
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    const known = Object.values(run.state.incidents).some(
      one => one.scope === wait.scope && one.phase === 'due',
    )
    if (!known) raise(run, { key: wait.scope, element: wait.element }, 'due', error)
    return wait.met
  }
}

function conditionOf(run: Run, wait: ConditionWait): Expression {
  const element = run.element(wait.element)
  for (const catches of catchesOf(element)) if (catches.on === 'conditional') return catches.condition
  throw new Error(`${wait.element} is no conditional event`)
}
