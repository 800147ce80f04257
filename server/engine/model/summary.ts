import type { Attribute, FlowNode, ProcessGraph, ProcessNode, ProcessStart } from './graph.js'
import { extension, type Moddle, text } from './moddle.js'
import type { Nodes } from './nodes.js'
import type { Reader } from './reader.js'

type Summary = Omit<
  ProcessGraph,
  'id' | 'name' | 'executable' | 'versionTag' | 'root' | 'compensates' | 'elements'
>

/** What others want to know of a process without reading its diagram. */
export function summarise(root: ProcessNode, nodes: Nodes, reader: Reader): Summary {
  const all = [...nodes.values()].map(({ node }) => node)
  const collect = (read: (node: FlowNode) => (Attribute | string | null | undefined)[]) => [
    ...new Set(all.flatMap(read).flatMap(one => staticText(one) ?? [])),
  ]
  return {
    starts: root.starters.flatMap(node => startOf(node, nodes.get(node.id)!.element, reader) ?? []),
    forms: collect(node => [
      node.kind === 'user-task' ? node.form : null,
      node.kind === 'start-event' ? formOf(nodes.get(node.id)!.element, reader) : null,
    ]),
    decisions: collect(node => [node.kind === 'business-rule-task' ? node.decision?.id : null]),
    calls: collect(node => [node.kind === 'call-activity' ? node.process : null]),
    milestones: collect(node => node.milestones.map(({ name }) => name)),
    states: collect(node => [node.state]),
    jobTypes: collect(node => [
      'job' in node ? node.job?.type : null,
      'sending' in node && node.sending.how === 'job' ? node.sending.job.type : null,
    ]),
    messagesThrown: collect(node => [thrownMessage(node)]),
    messagesAwaited: collect(node => [
      'catches' in node && node.catches.on === 'message' ? node.catches.message.name : null,
      node.kind === 'receive-task' ? node.message.name : null,
    ]),
    signalsThrown: collect(node => [node.kind === 'signal-throw' ? node.signal : null]),
    signalsAwaited: collect(node => [
      'catches' in node && node.catches.on === 'signal' ? node.catches.name : null,
    ]),
  }
}

/** The name of a message that a node sends, from its messageRef or its input `name`. */
function thrownMessage(node: FlowNode): Attribute | null {
  if (!('sending' in node)) return null
  if (node.sending.how === 'message') return node.sending.message.name
  if (node.sending.how !== 'publish') return null
  return node.inputs.find(({ target }) => target.length === 1 && target[0] === 'name')?.source ?? null
}

/** Plain text, or a FEEL expression that is nothing but a text. */
export function staticText(value: Attribute | string | null | undefined): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if ('text' in value) return value.text
  const literal = /^"((?:[^"\\]|\\.)*)"$/.exec(value.feel.source)
  return literal ? (JSON.parse(`"${literal[1]}"`) as string) : null
}

function startOf(
  node: ProcessNode['starters'][number],
  element: Moddle,
  reader: Reader,
): ProcessStart | null {
  const catches =
    node.kind === 'receive-task' ? { on: 'message' as const, message: node.message } : node.catches
  const { on } = catches
  if (on !== 'none' && on !== 'message' && on !== 'signal' && on !== 'timer') return null
  return {
    element: node.id,
    name: node.name,
    kind: on,
    message: catches.on === 'message' ? catches.message.name : null,
    signal: catches.on === 'signal' ? catches.name : null,
    timer: catches.on === 'timer' ? catches.timer : null,
    once: node.kind === 'start-event' ? node.once : null,
    form: formOf(element, reader),
  }
}

function formOf(element: Moddle, reader: Reader): Attribute | null {
  return reader.attribute(element.id!, text(extension(element, 'zeebe:FormDefinition'), 'formId'))
}
