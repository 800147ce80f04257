import type { FlowNode, ProcessGraph } from '../../../../server/engine/index.js'
import { verify, type Report } from '../../../../server/engine/verify/index.js'
import { OUTSIDE } from './trying.js'

const options = { now: () => 0, outside: OUTSIDE }

/** Verifiers with one thing wrong in each: they read another diagram than the one that is drawn. */
export const brokenVerifiers: readonly [mistake: string, verifier: (graph: ProcessGraph) => Report][] = [
  ['takes a join for a merge', changed(node => isJoin(node) && become(node, 'exclusive-gateway'))],
  ['ignores what stands on a border', without(node => node.kind === 'boundary-event')],
  ['ignores event sub-processes', without(node => node.kind === 'event-sub-process')],
  [
    'takes a terminate end for a plain one',
    changed(node => node.kind === 'terminate-end' && become(node, 'end-event', { refusal: null })),
  ],
  ['tries one child only', graph => verify(graph, { ...options, children: [1] })],
]

function isJoin(node: FlowNode): boolean {
  return node.kind === 'parallel-gateway' && node.incoming.length > 1
}

function become(node: FlowNode, kind: FlowNode['kind'], more: object = {}): void {
  Object.assign(node, { kind, ...more })
}

function changed(change: (node: FlowNode) => unknown) {
  return (graph: ProcessGraph): Report => {
    for (const node of graph.elements.values()) change(node)
    return verify(graph, options)
  }
}

/** Takes nodes out of the graph, with all that they hold. */
function without(isLeftOut: (node: FlowNode) => boolean) {
  return changed(node => {
    const scope = node.holder!
    if ('children' in node) node.handlers = node.handlers.filter(start => !isLeftOut(start.holder!))
    if (scope.kind === 'process') scope.handlers = scope.handlers.filter(start => !isLeftOut(start.holder!))
    node.boundaries = node.boundaries.filter(one => !isLeftOut(one))
    if (isLeftOut(node)) scope.children = scope.children.filter(one => one !== node)
  })
}
