import { baseOf } from './base.js'
import { readBoundary } from './boundaries.js'
import { readCatch, readStart } from './events.js'
import type { FlowNode, ScopeFields, ScopeNode } from './graph.js'
import { loopOf } from './loops.js'
import { flag, many, type Moddle, text } from './moddle.js'
import type { Reader } from './reader.js'
import { tasks } from './tasks.js'
import { readThrow } from './throws.js'
import { notSupported } from './unsupported.js'

/** Nodes by id, with the elements that they were read from. */
export type Nodes = Map<string, { node: FlowNode; element: Moddle }>

const GATEWAYS = {
  'bpmn:ExclusiveGateway': 'exclusive-gateway',
  'bpmn:ParallelGateway': 'parallel-gateway',
} as const

/** Drawn, never executed, and harmless. */
const DATA = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'])

/** Reads what a process or sub-process holds, and what that holds. */
export function readScope(element: Moddle, scope: ScopeNode, nodes: Nodes, reader: Reader): void {
  for (const child of many(element, 'flowElements')) {
    if (child.$type === 'bpmn:SequenceFlow' || DATA.has(child.$type)) continue
    if (!child.id) {
      reader.refuse(scope.id, {
        code: 'ID_MISSING',
        message: `有一个元素没有编号（${child.$type}）`,
        messageEn: `An element has no id (${child.$type})`,
      })
      continue
    }
    const node = readNode(child, scope, reader)
    if (!node) continue
    nodes.set(child.id, { node, element: child })
    scope.children.push(node)
    if (child['loopCharacteristics']) node.loop = loopOf(child, reader)
    if ('children' in node) readScope(child, node, nodes, reader)
  }
}

function readNode(element: Moddle, holder: ScopeNode, reader: Reader): FlowNode | null {
  const task = tasks[element.$type]
  if (task) return task(element, holder, reader)
  switch (element.$type) {
    case 'bpmn:StartEvent':
      return readStart(element, holder, reader)
    case 'bpmn:IntermediateCatchEvent':
      return readCatch(element, holder, reader)
    case 'bpmn:IntermediateThrowEvent':
    case 'bpmn:EndEvent':
      return readThrow(element, holder, reader)
    case 'bpmn:BoundaryEvent':
      return readBoundary(element, holder, reader)
    case 'bpmn:InclusiveGateway':
      return { ...baseOf(element, holder, reader), kind: 'inclusive-gateway', reach: new Map() }
    case 'bpmn:ExclusiveGateway':
    case 'bpmn:ParallelGateway':
      return { ...baseOf(element, holder, reader), kind: GATEWAYS[element.$type] }
    case 'bpmn:EventBasedGateway': {
      const instantiates = flag(element, 'instantiate')
      if (instantiates && text(element, 'eventGatewayType') === 'Parallel')
        return notSupported(
          element,
          reader,
          '并行启动的事件网关',
          'a parallel instantiating event-based gateway',
        )
      return { ...baseOf(element, holder, reader), kind: 'event-based-gateway', instantiates }
    }
    case 'bpmn:SubProcess': {
      const kind = flag(element, 'triggeredByEvent') ? 'event-sub-process' : 'sub-process'
      return kind === 'sub-process'
        ? { ...baseOf(element, holder, reader), ...emptyScope(), kind, transaction: false }
        : { ...baseOf(element, holder, reader), ...emptyScope(), kind }
    }
    case 'bpmn:Transaction':
      return { ...baseOf(element, holder, reader), ...emptyScope(), kind: 'sub-process', transaction: true }
    default:
      return notSupported(element, reader, element.$type, element.$type)
  }
}

/** What a scope has before it is read. */
export function emptyScope(): ScopeFields {
  return { children: [], entries: [], handlers: [], compensator: null }
}
