import type { Graph, Node, NodeOf } from '../graph.js'
import type { Telling } from './telling.js'
import { candidateWords, limitWords, nameOf, plain } from './words.js'

/** 「乡镇核验」前加了任务「法制审核」（司法局的经办人办，限 2 工作日，到期提醒）. */
export function addedSentence(node: Node, before: Graph, say: Telling): string {
  return say.added(what(node, say), placeOf(node, before, say), detailsOf(node, say))
}

/** 删了任务「协办办理」. */
export function removedSentence(node: Node, say: Telling): string {
  return say.removed(what(node, say))
}

function what(node: Node, say: Telling): string {
  const named = node.kind !== 'boundary-event' && plain(node.name) !== ''
  return named ? say.kindNamed(say.kinds[node.kind], nameOf(node, say)) : nameOf(node, say)
}

/** Said with another node: a boundary event with its host, what follows only from it with both. */
export function foldedWith(node: Node, among: ReadonlySet<Node>): boolean {
  if (node.kind === 'boundary-event') return among.has(node.host)
  if (node.holder && node.holder.kind !== 'process' && among.has(node.holder)) return true
  const [flow] = node.incoming
  return (
    node.incoming.length === 1 &&
    node.outgoing.length === 0 &&
    flow!.source.kind === 'boundary-event' &&
    among.has(flow!.source)
  )
}

function placeOf(node: Node, before: Graph, say: Telling): string {
  if (node.kind === 'boundary-event') return ''
  const known = (other: Node) => before.elements.has(other.id) && other.kind !== 'start-event'
  const previous = node.incoming.map(flow => flow.source).find(known)
  if (previous) return say.after(nameOf(previous, say))
  const next = node.outgoing.map(flow => flow.target).find(known)
  return next ? say.before(nameOf(next, say)) : ''
}

function detailsOf(node: Node, say: Telling): string {
  if (node.kind === 'user-task') return say.details(taskDetails(node, say))
  if (node.kind === 'boundary-event' && node.catches.on === 'timer')
    return say.details([limitWords(node.catches.timer.value, say), say.interrupts(node.interrupting)])
  return ''
}

function taskDetails(task: NodeOf<'user-task'>, say: Telling): string[] {
  const details = [
    task.candidateGroups || task.assignee
      ? say.doneBy(candidateWords(task.candidateGroups ?? task.assignee, say))
      : say.nobodyDoes,
    task.due ? say.within(limitWords(task.due, say)) : say.untimed,
  ]
  const timers = task.boundaries.filter(event => event.catches.on === 'timer')
  if (timers.some(event => !event.interrupting)) details.push(say.reminds)
  if (timers.some(event => event.interrupting)) details.push(say.leaves)
  return details
}
