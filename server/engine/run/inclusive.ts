import type { InclusiveGateway } from '../model/graph.js'
import type { Token } from '../state/state.js'
import type { Run } from './run.js'
import type { FlowNode } from '../model/graph.js'

/**
 * The two-path rule (BPMN 2.0, 13.4.3): an inclusive join goes on unless a token elsewhere in its scope has a way to an
 * empty incoming flow and none to a filled one, ways through the join itself not counted.
 */
export function isReady(run: Run, waiting: Token): boolean {
  const gateway = run.element(waiting.element)
  if (gateway.kind !== 'inclusive-gateway') return false
  const filled = new Set<string>()
  for (const token of run.state.joining)
    if (token.element === gateway.id && token.scope === waiting.scope && token.flow !== null)
      filled.add(token.flow)
  if (filled.size === gateway.incoming.length) return true
  return positions(run, waiting.scope, gateway).every(node => !isExpected(gateway, filled, node))
}

function isExpected(gateway: InclusiveGateway, filled: ReadonlySet<string>, node: FlowNode): boolean {
  let reachesEmpty = false
  for (const flow of gateway.incoming) {
    if (!gateway.reach.get(flow.id)!.has(node)) continue
    if (filled.has(flow.id)) return false
    reachesEmpty = true
  }
  return reachesEmpty
}

/** Where the tokens of the scope stand, without those at the join itself. */
function positions(run: Run, scope: string, gateway: InclusiveGateway): FlowNode[] {
  const nodes: FlowNode[] = []
  for (const token of [...run.state.tokens, ...run.state.joining])
    if (token.scope === scope && token.element !== gateway.id) nodes.push(run.element(token.element))
  for (const activity of Object.values(run.state.activities))
    if (activity.scope === scope) nodes.push(run.element(activity.element))
  return nodes
}
