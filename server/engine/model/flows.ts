import type { Flow, FlowNode } from './graph.js'
import { many, type Moddle, one, text } from './moddle.js'
import type { Nodes } from './nodes.js'
import type { Reader } from './reader.js'

/** Kinds whose flows carry no condition. */
const UNCONDITIONAL = new Set<FlowNode['kind']>(['parallel-gateway', 'event-based-gateway'])

/** Joins the nodes of a process or sub-process, and of those inside, by their sequence flows. */
export function connect(scope: Moddle, nodes: Nodes, known: ReadonlySet<string>, reader: Reader): void {
  for (const element of many(scope, 'flowElements')) {
    if (element.$type === 'bpmn:SequenceFlow') connectFlow(element, nodes, known, reader)
    else if (many(element, 'flowElements').length > 0) connect(element, nodes, known, reader)
  }
}

function connectFlow(element: Moddle, nodes: Nodes, known: ReadonlySet<string>, reader: Reader): void {
  const id = element.id ?? ''
  const [source, target] = ['sourceRef', 'targetRef'].map(end => one(element, end)?.id)
  const from = source === undefined ? undefined : nodes.get(source)?.node
  const to = target === undefined ? undefined : nodes.get(target)?.node
  if (!from || !to) {
    // An end that was refused has been reported itself.
    if (!(source && known.has(source)) || !(target && known.has(target))) reader.refuse(id, dangling)
    return
  }
  if (from.holder !== to.holder) return reader.refuse(id, crossing)
  const written = text(one(element, 'conditionExpression'), 'body')
  if (written && UNCONDITIONAL.has(from.kind)) reader.warn(id, conditionUnheeded)
  const condition = written && !UNCONDITIONAL.has(from.kind) ? reader.expression(id, written) : null
  const flow: Flow = { id, name: element.name?.trim() ?? '', source: from, target: to, condition }
  from.outgoing.push(flow)
  to.incoming.push(flow)
}

/** Marks default flows; their own conditions, if any, are never asked. */
export function markDefaults(nodes: Nodes, reader: Reader): void {
  for (const { node, element } of nodes.values()) {
    const id = one(element, 'default')?.id
    if (id === undefined) continue
    const flow = node.outgoing.find(one => one.id === id)
    if (!flow) reader.refuse(node.id, strangeDefault)
    else {
      node.defaultFlow = flow
      if (flow.condition) reader.warn(flow.id, conditionOnDefault)
      flow.condition = null
    }
  }
}

/** Joins link throws to the catch of the same name in their scope by flows that are not drawn. */
export function joinLinks(nodes: Nodes, reader: Reader): void {
  const named = (wanted: string) =>
    [...nodes.values()].filter(({ element }) => element.$type === wanted && linkName(element) !== null)
  const catches = named('bpmn:IntermediateCatchEvent')
  const throws = named('bpmn:IntermediateThrowEvent')
  for (const { node, element } of throws) {
    const targets = catches.filter(
      one => one.node.holder === node.holder && linkName(one.element) === linkName(element),
    )
    if (targets.length !== 1) {
      reader.refuse(node.id, linkTarget(linkName(element)!, targets.length))
      continue
    }
    const target = targets[0]!.node
    const flow: Flow = { id: `${node.id}→${target.id}`, name: '', source: node, target, condition: null }
    node.outgoing.push(flow)
    target.incoming.push(flow)
  }
}

export function linkName(element: Moddle): string | null {
  const definition = many(element, 'eventDefinitions').find(one => one.$type === 'bpmn:LinkEventDefinition')
  return definition ? (text(definition, 'name') ?? element.name?.trim() ?? '') : null
}

const dangling = {
  code: 'FLOW_DANGLING',
  message: '顺序流没有接到两端的元素上',
  messageEn: 'The sequence flow does not connect two elements',
  fix: '请重新连接，或删除这条线。',
  fixEn: 'Connect it again, or delete it.',
}
const crossing = {
  code: 'FLOW_CROSSES_SCOPE',
  message: '顺序流不能穿过子流程或泳池的边界',
  messageEn: 'A sequence flow cannot cross the border of a sub-process or pool',
  fix: '请用消息、边界事件或子流程自己的出线代替。',
  fixEn: "Use a message, a boundary event or the sub-process's own outgoing flow instead.",
}
const strangeDefault = {
  code: 'DEFAULT_FLOW_INVALID',
  message: '默认流向不是它自己的出线',
  messageEn: 'The default flow is not one of its own outgoing flows',
}
const conditionUnheeded = {
  code: 'CONDITION_UNHEEDED',
  message: '并行网关和事件网关的出线上，条件不会被判断',
  messageEn: 'A condition behind a parallel or event-based gateway is never asked',
  fix: '请删除条件，或改用排他、包容网关。',
  fixEn: 'Delete the condition, or use an exclusive or inclusive gateway.',
}
const conditionOnDefault = {
  code: 'DEFAULT_FLOW_CONDITION',
  message: '默认流向上的条件不会被判断',
  messageEn: 'The condition on a default flow is never asked',
  fix: '请删除条件，或取消默认流向。',
  fixEn: 'Delete the condition, or let it not be the default flow.',
}
function linkTarget(name: string, found: number) {
  return {
    code: 'LINK_TARGET_INVALID',
    message: found === 0 ? `没有名为「${name}」的链接入口` : `有 ${found} 个名为「${name}」的链接入口`,
    messageEn: found === 0 ? `No link catch is named "${name}"` : `${found} link catches are named "${name}"`,
    fix: '同一层里，每个链接出口要有且只有一个同名的入口。',
    fixEn: 'On one level, each link throw needs exactly one link catch of the same name.',
  }
}
