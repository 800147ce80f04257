import { nameAt, nodesOf, parse } from '../expression/syntax.js'
import { eachCatch } from '../model/catches.js'
import type { BoundaryEvent, FlowNode, NodeOf, ProcessGraph, ScopeNode } from '../model/graph.js'
import { staticText } from '../model/summary.js'
import { namesThrown } from './senders.js'

/** The message that sets supervision on a leg, and the one limit of a case that it watches over. */
const SUPERVISE = 'supervise'
const LIMIT = '期限'

type UserTask = NodeOf<'user-task'>

/** The timers on the border of a task. */
export function timersOf(task: UserTask): BoundaryEvent[] {
  return task.boundaries.filter(event => eachCatch(event.catches).some(one => one.on === 'timer'))
}

/**
 * User tasks whose due date is watched over by supervision: 期限, or what was handed to supervision as its 期限, behind a
 * thrown `supervise` on every path.
 */
export function supervisedTasks(process: ProcessGraph): Set<FlowNode> {
  const supervised = superviseOnEveryPath(process)
  const limits = new Set([LIMIT, ...[...process.elements.values()].flatMap(limitsHandedOver)])
  const isSupervised = (node: FlowNode): boolean =>
    node.kind === 'user-task' &&
    node.due !== null &&
    'feel' in node.due &&
    limits.has(node.due.feel.source.trim()) &&
    supervised.get(node) === true
  return new Set([...process.elements.values()].filter(isSupervised))
}

/** User tasks that may stay for ever and nobody hears of it. */
export function unlimited(process: ProcessGraph, supervised: ReadonlySet<FlowNode>): UserTask[] {
  return [...process.elements.values()].filter(
    (node): node is UserTask =>
      node.kind === 'user-task' && timersOf(node).length === 0 && !supervised.has(node),
  )
}

/** What a thrown `supervise` says under 期限. */
function limitsHandedOver(node: FlowNode): string[] {
  if (!throwsSupervise(node)) return []
  return node.inputs.flatMap(({ target, source }) =>
    target.join('.') === 'variables' && 'feel' in source ? entryOf(source.feel.source, LIMIT) : [],
  )
}

/** The expression under a key of the outermost context. */
function entryOf(source: string, key: string): string[] {
  const entry = [...nodesOf(parse(source, 'expression').topNode)].find(
    node => node.name === 'ContextEntry' && node.firstChild && nameAt(node.firstChild, source).trim() === key,
  )
  const value = entry?.lastChild
  return value ? [source.slice(value.from, value.to).trim()] : []
}

function throwsSupervise(node: FlowNode): boolean {
  return namesThrown(node).some(name => staticText(name) === SUPERVISE)
}

/** For each node whether every path to it has passed a thrown `supervise`. */
function superviseOnEveryPath(process: ProcessGraph): Map<FlowNode, boolean> {
  const before = new Map<FlowNode, boolean>()
  const all: FlowNode[] = [process.root, ...process.elements.values()]
  for (const node of all) before.set(node, node.kind !== 'process')
  const after = (node: FlowNode): boolean => {
    if (throwsSupervise(node)) return true
    return before.get(node)! || ('children' in node && leavesSupervised(node))
  }
  const leavesSupervised = (scope: ScopeNode): boolean => {
    const ends = scope.children.filter(
      node => node.outgoing.length === 0 && !node.forCompensation && node.kind !== 'event-sub-process',
    )
    return ends.length > 0 && ends.every(after)
  }
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false
    for (const node of all) {
      const now = node.kind === 'process' ? false : at(node, before, after)
      if (now === before.get(node)) continue
      before.set(node, now)
      hasChanged = true
    }
  }
  return before
}

function at(
  node: FlowNode,
  before: ReadonlyMap<FlowNode, boolean>,
  after: (node: FlowNode) => boolean,
): boolean {
  if (node.kind === 'boundary-event') return before.get(node.host)!
  if (node.incoming.length === 0) return before.get(node.holder!)!
  const ways = node.incoming.map(flow => after(flow.source))
  return node.kind === 'parallel-gateway' ? ways.some(Boolean) : ways.every(Boolean)
}
