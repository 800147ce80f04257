import type { Attribute, FlowNode, ProcessGraph, ProcessNode, ProcessStart } from './graph.js'
import { catchesOf } from './catches.js'
import { formOf } from './events.js'
import type { Moddle } from './moddle.js'
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
    starts: root.starters.flatMap(node => startsOf(node, nodes.get(node.id)!.element, reader)),
    forms: collect(node => ['form' in node ? node.form : null]),
    decisions: collect(node => [node.kind === 'business-rule-task' ? node.decision?.id : null]),
    calls: collect(node => [node.kind === 'call-activity' ? node.process : null]),
    milestones: collect(node => node.milestones.map(({ name }) => name)),
    states: collect(node => [node.state]),
    jobTypes: collect(node => [
      'job' in node ? node.job?.type : null,
      'sending' in node && node.sending.how === 'job' ? node.sending.job.type : null,
    ]),
    messagesThrown: collect(node => throwsOf(node).map(thrownMessage)),
    messagesAwaited: collect(node =>
      catchesOf(node).map(catches => (catches.on === 'message' ? catches.message.name : null)),
    ),
    signalsThrown: collect(node =>
      throwsOf(node).map(each => (each.kind === 'signal-throw' ? each.signal : null)),
    ),
    signalsAwaited: collect(node =>
      catchesOf(node).map(catches => (catches.on === 'signal' ? catches.name : null)),
    ),
  }
}

function throwsOf(node: FlowNode): readonly FlowNode[] {
  return node.kind === 'multiple-throw' ? node.parts : [node]
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

/** A start that waits for the first of several things is listed once for each. */
function startsOf(node: ProcessNode['starters'][number], element: Moddle, reader: Reader): ProcessStart[] {
  return catchesOf(node).flatMap(catches => {
    const { on } = catches
    if (on !== 'none' && on !== 'message' && on !== 'signal' && on !== 'timer') return []
    return {
      element: node.id,
      name: node.name,
      kind: on,
      message: on === 'message' ? catches.message.name : null,
      signal: on === 'signal' ? catches.name : null,
      timer: on === 'timer' ? catches.timer : null,
      once: node.kind === 'start-event' ? node.once : null,
      form: node.kind === 'start-event' ? node.form : formOf(element, reader),
    }
  })
}
