import type { Flow, FlowNode, ParallelGateway } from '../model/graph.js'
import type { Token } from '../state/state.js'
import { enter } from './enter.js'
import type { Run } from './run.js'

/** Sends a token along a flow. At a parallel join it waits, and goes on as soon as every incoming flow is filled. */
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
  if (target.kind === 'parallel-gateway' && joins) join(run, target, scope)
}

function isJoin(node: FlowNode): true | undefined {
  const joins = node.kind === 'parallel-gateway' || node.kind === 'inclusive-gateway'
  return joins && node.incoming.length > 1 ? true : undefined
}

function join(run: Run, gateway: ParallelGateway, scope: string): void {
  const waiting = oneEach(run, gateway, scope)
  if (waiting.length === gateway.incoming.length)
    enter(run, gateway, scope, { tokens: waiting.map(token => token.key) })
}

/** The oldest waiting token of each incoming flow that is filled. */
export function oneEach(run: Run, gateway: FlowNode, scope: string): Token[] {
  const found = new Map<string | null, Token>()
  for (const token of run.state.joining)
    if (token.element === gateway.id && token.scope === scope && !found.has(token.flow))
      found.set(token.flow, token)
  return [...found.values()]
}
