import type { Flow, FlowNode } from '../model/graph.js'
import { holds } from './evaluate.js'
import type { Run } from './run.js'
import { Trouble } from './trouble.js'

/** BPMN's implicit split: every unconditional flow, each whose condition holds, else the default. */
export function split(run: Run, element: FlowNode, scope: string): Flow[] {
  const { outgoing, defaultFlow } = element
  if (outgoing.length === 0) return []
  const taken = outgoing.filter(
    flow => flow !== defaultFlow && (flow.condition === null || holds(run, flow.condition, scope)),
  )
  if (taken.length > 0) return taken
  if (defaultFlow) return [defaultFlow]
  throw nothingHeld(element)
}

export function nothingHeld(element: FlowNode): Trouble {
  return new Trouble(
    'NO_CONDITION_HELD',
    `「${element.name || element.id}」的出线条件都不成立，又没有默认流向，流程停在这里`,
    { element: element.id },
  )
}
