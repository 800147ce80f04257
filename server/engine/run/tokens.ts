import type { Flow, FlowNode } from '../model/graph.js'
import type { Token } from '../state/state.js'
import type { Run } from './run.js'

/** Sends a token along a flow. At a join it waits for the others. */
export function take(run: Run, flow: Flow, scope: string): void {
  const { source, target } = flow
  const joins = isJoin(target)
  run.emit({
    type: 'flow-taken',
    flow: flow.id,
    source: source.id,
    target: target.id,
    scope,
    token: run.nextKey(),
    ...(joins ? { joins } : {}),
  })
  if (joins && target.kind === 'parallel-gateway') run.joins.push({ element: target.id, scope })
}

function isJoin(node: FlowNode): true | undefined {
  const joins = node.kind === 'parallel-gateway' || node.kind === 'inclusive-gateway'
  return joins && node.incoming.length > 1 ? true : undefined
}

/** The tokens that a parallel join takes: one of each incoming flow; null while one is missing. */
export function joinable(run: Run, gateway: FlowNode, scope: string): string[] | null {
  const waiting = oneEach(run, gateway, scope)
  return waiting.length === gateway.incoming.length ? waiting.map(token => token.key) : null
}

/** The oldest waiting token of each incoming flow that is filled. */
export function oneEach(run: Run, gateway: FlowNode, scope: string): Token[] {
  const found = new Map<string | null, Token>()
  for (const token of run.state.joining)
    if (token.element === gateway.id && token.scope === scope && !found.has(token.flow))
      found.set(token.flow, token)
  return [...found.values()]
}
