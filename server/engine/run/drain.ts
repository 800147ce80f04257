import type { FlowNode } from '../model/graph.js'
import { arrive } from './arrive.js'
import { nextCondition } from './conditions.js'
import { enter } from './enter.js'
import { raise } from './incident.js'
import { isReady } from './inclusive.js'
import type { Run } from './run.js'
import { joinable, oneEach } from './tokens.js'

const BUDGET = { step: 1_000, instance: 100_000 }

/**
 * Moves tokens until none can move. Oldest first; a signal is thrown only when nothing else moves, so that whoever can
 * come to wait for it does. @returns whether it stopped at the budget
 */
export function drain(run: Run): boolean {
  const budget = run.env.budget ?? BUDGET
  while (run.state.status === 'active' && !isLooping(run)) {
    const move = nextMove(run)
    if (!move) return false
    if (run.state.entered >= budget.instance) raiseLoop(run)
    else if (run.entered >= budget.step) {
      run.emit({ type: 'step-suspended', entered: run.entered })
      return true
    } else move()
  }
  return false
}

function nextMove(run: Run): (() => void) | null {
  for (let join = run.joins[0]; join; join = run.joins[0]) {
    const { element, scope } = join
    const gateway = run.element(element)
    const keys = joinable(run, gateway, scope)
    if (keys) return () => enter(run, gateway, scope, { tokens: keys })
    run.joins.shift()
  }
  const { tokens, joining } = run.state
  const token = tokens.find(one => !isLate(run.element(one.element)))
  if (token) return () => arrive(run, run.element(token.element), token)
  const ready = joining.find(one => isReady(run, one))
  if (ready) {
    const gateway = run.element(ready.element)
    const keys = oneEach(run, gateway, ready.scope).map(one => one.key)
    return () => enter(run, gateway, ready.scope, { tokens: keys })
  }
  const late = tokens[0]
  return late ? () => arrive(run, run.element(late.element), late) : nextCondition(run)
}

function isLate(element: FlowNode): boolean {
  return element.kind === 'signal-throw' || (element.kind === 'multiple-throw' && element.parts.some(isLate))
}

function isLooping(run: Run): boolean {
  return Object.values(run.state.incidents).some(incident => incident.code === 'LOOP')
}

function raiseLoop(run: Run): void {
  const last = run.events.findLast(event => event.type === 'element-entered')
  const element = last ? run.element(last.element) : run.graph.root
  raise(run, { key: run.state.root, element: element.id }, 'continue', {
    code: 'LOOP',
    message: `连续经过 ${run.state.entered} 个环节都没有等待，疑似死循环，最后经过「${element.name || element.id}」`,
    details: { entered: run.state.entered },
  })
}
