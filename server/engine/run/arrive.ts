import type { FlowNode, ScopeNode } from '../model/graph.js'
import type { Token } from '../state/state.js'
import { enter } from './enter.js'
import { openLoop } from './loops.js'
import type { Run } from './run.js'

/** A token reaches its element: the element is entered, or the body of its rounds opened. */
export function arrive(run: Run, element: FlowNode, token: Token): void {
  if (element.loop && token.index === undefined) openLoop(run, element, token.scope, [token.key])
  else
    enter(run, element, token.scope, {
      tokens: [token.key],
      ...(token.index === undefined ? {} : { index: token.index }),
    })
}

/** Begins a scope that was entered without an event. */
export function begin(run: Run, scope: ScopeNode, key: string): void {
  for (const entry of scope.entries) {
    if (!run.activity(key) || run.state.status !== 'active') return
    if (entry.loop) openLoop(run, entry, key, [])
    else enter(run, entry, key)
  }
}
