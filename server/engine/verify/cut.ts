import { eachCatch } from '../model/catches.js'
import type {
  BoundaryEvent,
  EventSubProcess,
  Flow,
  FlowNode,
  ProcessGraph,
  ProcessNode,
  ScopeFields,
  ScopeNode,
  StartEvent,
  SubProcess,
} from '../model/graph.js'
import { markReach } from '../model/reach.js'
import { startOf } from './catchers.js'
import { asks } from './oracle.js'
import { bare, catchesFor, job, standIn } from './stand-in.js'

/** A scope cut out of its process: a process of its own, in which everything that it holds is one element. */
export interface Cut {
  scope: ScopeNode
  graph: ProcessGraph
  /** What stands for an inner scope, a call or a job, by the id of its stand-in. */
  parts: ReadonlyMap<string, FlowNode>
  /** Ends that refuse the act that runs into them. */
  refusals: ReadonlySet<string>
  /** With which start events it is tried; undefined: as a scope begins that is entered without an event. */
  starts: readonly (string | undefined)[]
}

/** Ids of what is laid around a scope that is not the process, to see how it ends. */
export const AROUND = {
  root: '?around',
  /** Catches every error that it throws. */
  error: '?error',
  cancelled: '?cancel',
  /** Catches an escalation that something around it catches and interrupts it for. */
  escalation: (code: string) => `?escalation ${code}`,
} as const

/** What stays as it is in a cut-out scope: an inner scope that never rests is run through with it. */
export type StaysWhole = (node: FlowNode) => boolean

/** @param interrupting codes of escalations for which something around the scope interrupts it */
export function cutOut(
  scope: ScopeNode,
  process: ProcessGraph,
  interrupting: readonly string[],
  staysWhole: StaysWhole,
): Cut {
  const parts = new Map<string, FlowNode>()
  const { fields, stands } = contentsOf(scope, parts, staysWhole)
  const own = scope.kind === 'event-sub-process' ? startOf(scope) : undefined
  if (own) fields.entries = present([own], stands)
  const root =
    scope.kind === 'process'
      ? { ...scope, ...fields, milestones: [], starters: present(scope.starters, stands) }
      : around({ ...scope, ...fields, kind: 'sub-process', transaction: false }, scope, interrupting)
  hold(scope.kind === 'process' ? root : (root.children[0] as SubProcess), fields.children)
  const all = everything(root)
  markReach(all)
  return {
    scope,
    graph: {
      ...process,
      id: root.id,
      root,
      compensates: all.some(node => node.kind === 'compensation-throw' || node.kind === 'cancel-end'),
      elements: new Map(all.map(node => [node.id, node])),
    },
    parts,
    refusals: new Set(
      everything(scope)
        .filter(refuses)
        .map(node => node.id),
    ),
    starts:
      scope.kind === 'process' && scope.starters.length > 0 ? scope.starters.map(one => one.id) : [undefined],
  }
}

/** Stand-ins for everything in a scope, joined with each other. */
function contentsOf(
  scope: ScopeNode,
  parts: Map<string, FlowNode>,
  staysWhole: StaysWhole,
): { fields: ScopeFields; stands: Map<FlowNode, FlowNode> } {
  const stands = new Map<FlowNode, FlowNode>()
  for (const node of scope.children) {
    const stand = standFor(node, parts, staysWhole)
    if (!stand) continue
    stands.set(node, stand)
    if (stand.kind === 'service-task') parts.set(stand.id, node)
  }
  join(stands)
  const children = [...stands.values()]
  const handlers = children.flatMap(node => (node.kind === 'event-sub-process' ? (startOf(node) ?? []) : []))
  const entries = present(scope.entries, stands)
  return { fields: { children, entries, handlers, compensator: null }, stands }
}

function standFor(node: FlowNode, parts: Map<string, FlowNode>, staysWhole: StaysWhole): FlowNode | null {
  const isHandler = node.kind === 'event-sub-process'
  if (isHandler && startsOnCompensation(node)) return null
  if ((isHandler || node.kind === 'sub-process') && staysWhole(node)) {
    const { fields } = contentsOf(node, parts, staysWhole)
    const whole = { ...bare(node), ...fields }
    hold(whole, fields.children)
    return whole
  }
  if (isHandler) return handlerFor(node, parts)
  const stand = standIn(node)
  // The border of a transaction that stays whole is one, and waits for its cancel end.
  if (stand?.kind === 'boundary-event' && node.kind === 'boundary-event' && staysWhole(node.host))
    stand.catches = catchesFor(node.catches, node.id)
  return stand
}

function hold(scope: ScopeNode, children: readonly FlowNode[]): void {
  for (const node of children) node.holder = scope
}

function startsOnCompensation(handler: EventSubProcess): boolean {
  const start = startOf(handler)
  return !start || eachCatch(start.catches).some(one => one.on === 'compensation')
}

function refuses(node: FlowNode): boolean {
  return 'refusal' in node && node.refusal !== null
}

/** An event sub-process with one job inside that stands for everything behind its start event. */
function handlerFor(handler: EventSubProcess, parts: Map<string, FlowNode>): EventSubProcess {
  const begin = standIn(startOf(handler)!) as StartEvent
  const inside = job(handler, insideOf(handler.id))
  parts.set(inside.id, handler)
  const children = [begin, inside]
  const none = { entries: [], handlers: [], compensator: null }
  const stand: EventSubProcess = { ...bare(handler), children, ...none }
  const flow: Flow = { id: `?${handler.id}`, name: '', source: begin, target: inside, condition: null }
  begin.outgoing = [flow]
  inside.incoming = [flow]
  hold(stand, children)
  return stand
}

/** Id of the job inside the stand-in of an event sub-process. */
export function insideOf(handler: string): string {
  return `?inside ${handler}`
}

/** Joins the stand-ins as the nodes are joined that they stand for. */
function join(stands: ReadonlyMap<FlowNode, FlowNode>): void {
  for (const [node, stand] of stands) {
    if (node.kind === 'event-sub-process') continue
    for (const flow of node.outgoing) {
      const target = stands.get(flow.target)
      if (!target) continue
      const condition = flow.condition && asks.condition(flow.id)
      const joined: Flow = { ...flow, source: stand, target, condition }
      stand.outgoing.push(joined)
      if (node.defaultFlow === flow) stand.defaultFlow = joined
    }
    stand.boundaries = present(node.boundaries, stands) as BoundaryEvent[]
    stand.compensation = (node.compensation && stands.get(node.compensation)) ?? null
    if (stand.kind === 'boundary-event' && node.kind === 'boundary-event')
      stand.host = stands.get(node.host) ?? stand
    if (stand.kind === 'compensation-throw' && node.kind === 'compensation-throw')
      stand.activity = (node.activity && stands.get(node.activity)) ?? null
  }
  // In the order in which they are drawn into each node.
  for (const [node, stand] of stands)
    for (const flow of node.incoming) {
      const joined = stands.get(flow.source)?.outgoing.find(one => one.id === flow.id)
      if (joined) stand.incoming.push(joined)
    }
}

function present<N extends FlowNode>(nodes: readonly N[], stands: ReadonlyMap<FlowNode, FlowNode>): N[] {
  return nodes.flatMap(node => (stands.get(node) as N | undefined) ?? [])
}

/** A process around the scope that does nothing but see how it ends. */
function around(inside: SubProcess, scope: ScopeNode, interrupting: readonly string[]): ProcessNode {
  const plain = { incoming: [], outgoing: [], defaultFlow: null, inputs: [], outputs: [], milestones: [] }
  const base = { ...plain, state: null, loop: null, compensation: null, forCompensation: false, holder: null }
  const watch = (id: string, catches: BoundaryEvent['catches']): BoundaryEvent => ({
    ...base,
    id,
    name: '',
    type: 'bpmn:BoundaryEvent',
    boundaries: [],
    kind: 'boundary-event',
    catches,
    interrupting: true,
    host: inside,
  })
  const isTransaction = scope.kind === 'sub-process' && scope.transaction
  const watches = [
    watch(AROUND.error, { on: 'error', code: null }),
    ...interrupting.map(code => watch(AROUND.escalation(code), { on: 'escalation', code })),
    ...(isTransaction ? [watch(AROUND.cancelled, { on: 'cancel' })] : []),
  ]
  Object.assign(inside, base, { boundaries: watches, transaction: isTransaction })
  const root: ProcessNode = {
    ...base,
    id: AROUND.root,
    name: '',
    type: 'bpmn:Process',
    boundaries: [],
    kind: 'process',
    children: [inside, ...watches],
    entries: [inside],
    handlers: [],
    compensator: null,
    starters: [],
  }
  for (const node of root.children) node.holder = root
  return root
}

function everything(scope: ScopeNode): FlowNode[] {
  return scope.children.flatMap(node => ('children' in node ? [node, ...everything(node)] : [node]))
}
