import { staticText } from '../model/summary.js'
import type {
  Attribute,
  Catch,
  FlowNode,
  MultiInstance,
  ServiceTask,
  SingleCatch,
  StandardLoop,
  ThrowPart,
  TimerDefinition,
} from '../model/graph.js'
import { asks } from './oracle.js'

const text = (value: string): Attribute => ({ text: value })

/** A name as it is known before anything runs, else one of the element's own. */
function named(attribute: Attribute, id: string): Attribute {
  return text(staticText(attribute) ?? `?${id}`)
}

/** What every stand-in has: nothing that reads or writes a variable, and no neighbours yet. */
export function bare<N extends FlowNode>(node: N): N {
  return {
    ...node,
    holder: null,
    incoming: [],
    outgoing: [],
    defaultFlow: null,
    inputs: [],
    outputs: [],
    milestones: [],
    state: null,
    loop: node.loop && loopOf(node.loop, node.id),
    boundaries: [],
    compensation: null,
  }
}

/** More rounds than two show nothing new. */
const ROUNDS = 2

function loopOf(loop: MultiInstance | StandardLoop, id: string): MultiInstance | StandardLoop {
  const again = (which: 'done' | 'again') => asks.condition(`${which} ${id}`)
  if (loop.kind === 'standard-loop')
    return {
      ...loop,
      condition: loop.condition && again('again'),
      maximum: loop.maximum === null ? null : Math.min(loop.maximum, ROUNDS),
    }
  return {
    kind: 'multi-instance',
    sequential: loop.sequential,
    collection: null,
    cardinality: asks.children(id),
    element: null,
    output: null,
    completion: loop.completion && again('done'),
  }
}

export function catchesFor(catches: Catch, id: string): Catch {
  if (catches.on !== 'multiple') return catchFor(catches, id)
  return { on: 'multiple', any: catches.any.map(one => catchFor(one, id)) }
}

function catchFor(catches: SingleCatch, id: string): SingleCatch {
  switch (catches.on) {
    case 'message':
      return { on: 'message', message: { name: named(catches.message.name, id), correlationKey: null } }
    case 'timer':
      return { on: 'timer', timer: timerFor(catches.timer) }
    case 'signal':
      return { on: 'signal', name: named(catches.name, id) }
    case 'conditional':
      return { on: 'conditional', condition: asks.condition(`event ${id}`) }
    default:
      return catches
  }
}

/** A timer fires at any moment; how long it takes is no matter. */
function timerFor({ kind }: TimerDefinition): TimerDefinition {
  return kind === 'cycle' ? { kind, value: text('R/PT1H') } : { kind: 'duration', value: text('PT1H') }
}

/** The type of the jobs that stand for work, inner scopes and calls. */
const PART = 'part'

/**
 * What stands for a node in a cut-out graph: it does what the node does, without variables. Inner scopes, calls and
 * jobs become jobs; what is done within the step and cannot go wrong is passed. Its neighbours are joined later.
 * Null: it has no part in the exploration.
 */
export function standIn(node: FlowNode): FlowNode | null {
  switch (node.kind) {
    case 'process':
    case 'event-sub-process':
      return null
    case 'sub-process':
    case 'call-activity':
      return job(node)
    case 'service-task':
    case 'script-task':
    case 'business-rule-task':
      return worksElsewhere(node) ? job(node) : passed(node)
    case 'send-task':
    case 'abstract-task':
    case 'manual-task':
      return passed(node)
    case 'message-throw':
      return { ...bare(node), kind: 'none-event' }
    case 'user-task': {
      const nobody = { assignee: null, candidateGroups: null, candidateUsers: null }
      return { ...bare(node), ...nobody, due: null, form: null, priority: null, headers: {} }
    }
    case 'receive-task':
      return { ...bare(node), message: { name: named(node.message.name, node.id), correlationKey: null } }
    case 'start-event':
      return { ...bare(node), catches: catchesFor(node.catches, node.id), once: null }
    case 'catch-event':
      return { ...bare(node), catches: catchesFor(node.catches, node.id) }
    case 'boundary-event':
      return { ...bare(node), catches: boundaryCatches(node) }
    case 'end-event':
      return { ...bare(node), refusal: null }
    case 'signal-throw':
    case 'escalation-throw':
      return thrower(node)
    case 'multiple-throw':
      return { ...bare(node), parts: node.parts.filter(part => part.kind !== 'message-throw').map(thrower) }
    case 'compensation-throw':
    case 'error-end':
    case 'terminate-end':
    case 'cancel-end':
    case 'none-event':
    case 'exclusive-gateway':
    case 'parallel-gateway':
    case 'inclusive-gateway':
    case 'event-based-gateway':
      return bare(node)
  }
}

function thrower(part: ThrowPart): ThrowPart {
  return part.kind === 'signal-throw' ? { ...bare(part), signal: named(part.signal, part.id) } : bare(part)
}

/** Whether a worker does it: only then can it fail. */
export function worksElsewhere(node: FlowNode): boolean {
  if (node.kind === 'script-task') return node.script === null && node.job !== null
  if (node.kind === 'business-rule-task') return node.decision === null && node.job !== null
  return node.kind === 'service-task' && node.job !== null
}

/** A job that stands for the node, under its id or another; nothing of the node's own kind is left in it. */
export function job(node: FlowNode, id = node.id): ServiceTask {
  const { name, type, holder, incoming, outgoing, defaultFlow, inputs, outputs, milestones, state } =
    bare(node)
  const { loop, boundaries, compensation, forCompensation } = bare(node)
  const neighbours = { holder, incoming, outgoing, defaultFlow, boundaries, compensation }
  const silent = { inputs, outputs, milestones, state, loop, forCompensation }
  const work = { type: text(PART), retries: null, headers: {} }
  return { id, name, type, ...neighbours, ...silent, kind: 'service-task', job: work }
}

function passed(node: FlowNode): FlowNode {
  return { ...bare(node), kind: 'manual-task' }
}

/** The error that a job ends with where a transaction is cancelled. */
export const CANCELLED = '?cancelled'

/** The cancel border of a transaction, whose stand-in is a job, waits for an error of its own. */
function boundaryCatches(node: FlowNode & { kind: 'boundary-event' }): Catch {
  return node.catches.on === 'cancel' ? { on: 'error', code: CANCELLED } : catchesFor(node.catches, node.id)
}
