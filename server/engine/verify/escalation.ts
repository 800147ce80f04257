import { eachCatch } from '../model/catches.js'
import type { BoundaryEvent, FlowNode, NodeOf, ProcessGraph } from '../model/graph.js'
import { staticText } from '../model/summary.js'
import { outerCatcher } from './catchers.js'
import { timersOf } from './limits.js'
import { candidatesIn, peopleIn } from './people.js'

/** What tells people something. */
const NOTICE = 'huying.notice'

type UserTask = NodeOf<'user-task'>

/** User tasks whose limits change nothing: no timer interrupts them or reaches anybody but their candidates. */
export function weaklyLimited(process: ProcessGraph, supervised: ReadonlySet<FlowNode>): UserTask[] {
  return [...process.elements.values()].filter((node): node is UserTask => {
    if (node.kind !== 'user-task' || supervised.has(node)) return false
    const timers = timersOf(node)
    return timers.length > 0 && !timers.some(timer => helps(timer, node))
  })
}

function helps(timer: BoundaryEvent, task: UserTask): boolean {
  return timer.interrupting || behind(timer).some(node => interrupts(node) || reachesOthers(node, task))
}

/** Everything that a token from the event can come to, through what is thrown on the way as well. */
function behind(event: FlowNode): FlowNode[] {
  const found = new Set<FlowNode>()
  const open = event.outgoing.map(flow => flow.target)
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node)) continue
    found.add(node)
    open.push(...node.outgoing.map(flow => flow.target))
    if ('entries' in node) open.push(...node.entries)
    if (node.kind === 'escalation-throw' && node.holder) open.push(...catchersOf(node))
  }
  return [...found]
}

function catchersOf(thrown: NodeOf<'escalation-throw'>): FlowNode[] {
  const own = thrown.holder!.handlers.find(start =>
    eachCatch(start.catches).some(
      one => one.on === 'escalation' && (one.code ?? thrown.code) === thrown.code,
    ),
  )
  const catcher = own ?? outerCatcher(thrown.holder!, 'escalation', thrown.code)
  return catcher ? [catcher] : []
}

/** Behind a timer these end the task. */
function interrupts(node: FlowNode): boolean {
  if (node.kind === 'terminate-end' || node.kind === 'error-end' || node.kind === 'cancel-end') return true
  return (node.kind === 'boundary-event' || node.kind === 'start-event') && node.interrupting
}

function reachesOthers(node: FlowNode, task: UserTask): boolean {
  const candidates = candidatesIn(task)
  const isOther = (name: string) => !candidates.has(name)
  if (node.kind === 'user-task') return [...candidatesIn(node)].some(isOther)
  if (node.kind === 'call-activity') return true
  if (node.kind === 'multiple-throw') return node.parts.some(part => reachesOthers(part, task))
  if (!('sending' in node)) return false
  const { sending } = node
  if (sending.how === 'nothing') return false
  if (sending.how !== 'job' || staticText(sending.job.type) !== NOTICE) return true
  const to = node.inputs.find(({ target }) => target.join('.') === 'to')
  return [...peopleIn(to?.source ?? null)].some(isOther)
}
