import type { FlowNode, InclusiveGateway } from './graph.js'

/** Finds, for each incoming flow of an inclusive gateway, the nodes from which a token can come to it. */
export function markReach(nodes: Iterable<FlowNode>): void {
  for (const node of nodes) if (node.kind === 'inclusive-gateway') node.reach = reachOf(node)
}

function reachOf(gateway: InclusiveGateway): Map<string, Set<FlowNode>> {
  return new Map(gateway.incoming.map(flow => [flow.id, before(flow.source, gateway)]))
}

/** The node and everything in front of it, without ways through the gateway itself. */
function before(node: FlowNode, gateway: FlowNode): Set<FlowNode> {
  const found = new Set<FlowNode>()
  const open = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next === gateway || found.has(next)) continue
    found.add(next)
    open.push(...next.incoming.map(flow => flow.source))
    if (next.kind === 'boundary-event') open.push(next.host)
  }
  return found
}
