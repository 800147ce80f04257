import type { Catch, FlowNode, SingleCatch, TimerDefinition } from './graph.js'

/** Everything that an event waits for. */
export function eachCatch(catches: Catch): readonly SingleCatch[] {
  return catches.on === 'multiple' ? catches.any : [catches]
}

/** What a node waits for; a receive task waits for its message. */
export function catchesOf(node: FlowNode): readonly SingleCatch[] {
  if (node.kind === 'receive-task') return [{ on: 'message', message: node.message }]
  return 'catches' in node ? eachCatch(node.catches) : []
}

/** Its timer; an event has one at most. */
export function timerOf(node: FlowNode): TimerDefinition | null {
  for (const catches of catchesOf(node)) if (catches.on === 'timer') return catches.timer
  return null
}
