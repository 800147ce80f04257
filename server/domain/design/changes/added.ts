import { type Graph, type Node, type NodeOf } from '../graph.js'
import { candidateWords, kindWord, limitWords, nameOf } from './words.js'

/** 「乡镇核验」前加了任务「法制审核」（司法局的经办人办，限 2 工作日，到期提醒）. */
export function addedSentence(node: Node, before: Graph): string {
  return `${placeOf(node, before)}加了${what(node)}${detailsOf(node)}`
}

/** 删了任务「协办办理」. */
export function removedSentence(node: Node): string {
  return `删了${what(node)}`
}

function what(node: Node): string {
  const name = nameOf(node)
  return name.startsWith('「') && node.kind !== 'boundary-event' ? `${kindWord(node)}${name}` : name
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

function placeOf(node: Node, before: Graph): string {
  if (node.kind === 'boundary-event') return ''
  const known = (other: Node) => before.elements.has(other.id) && other.kind !== 'start-event'
  const previous = node.incoming.map(flow => flow.source).find(known)
  if (previous) return `${nameOf(previous)}后`
  const next = node.outgoing.map(flow => flow.target).find(known)
  return next ? `${nameOf(next)}前` : ''
}

function detailsOf(node: Node): string {
  if (node.kind === 'user-task') return `（${taskDetails(node).join('，')}）`
  if (node.kind === 'boundary-event' && node.catches.on === 'timer')
    return `（${limitWords(node.catches.timer.value)}，${node.interrupting ? '到时中断' : '到时不中断'}）`
  return ''
}

function taskDetails(task: NodeOf<'user-task'>): string[] {
  const details = [
    task.candidateGroups || task.assignee
      ? `${candidateWords(task.candidateGroups ?? task.assignee)}办`
      : '没有指定谁来办',
    task.due ? `限 ${limitWords(task.due)}` : '没有时限',
  ]
  const timers = task.boundaries.filter(event => event.catches.on === 'timer')
  if (timers.some(event => !event.interrupting)) details.push('到期提醒')
  if (timers.some(event => event.interrupting)) details.push('到期走另一条线')
  return details
}
