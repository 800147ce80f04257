import type { FlowNode, ScopeNode } from '../model/graph.js'
import type { Token } from '../state/state.js'
import { enter } from './enter.js'
import { openLoop } from './loops.js'
import type { Run } from './run.js'
import { settle } from './settle.js'

/** A token reaches its element: the element is entered, or the body of its rounds opened. */
export function arrive(run: Run, element: FlowNode, token: Token): void {
  if (element.loop && token.index === undefined) openLoop(run, element, token.scope, [token.key])
  else
    enter(run, element, token.scope, {
      tokens: [token.key],
      ...(token.index === undefined ? {} : { index: token.index }),
    })
}

/** Begins a scope that was entered without an event: at its start event, else at every node that no flow leads to. */
export function begin(run: Run, scope: ScopeNode, key: string): void {
  const [only, ...more] = scope.entries
  if (!only) return settle(run, key)
  if (more.length === 0 && !only.loop) return enter(run, only, key)
  for (const entry of scope.entries)
    run.emit({ type: 'token-placed', token: run.nextKey(), element: entry.id, scope: key })
}
