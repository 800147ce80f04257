import type { TaskRow } from '../../../runtime/index.js'
import { plainName } from '../../calls/acts/catalogue.js'
import { say, type Language } from '../../language.js'
import { stepName } from '../../words/steps.js'
import { stampText } from '../time/dates.js'
import type { LimitView } from '../time/limit-view.js'
import type { Walked } from './visits.js'
import { failed } from './words.js'

export type ElementStateName =
  'done' | 'active' | 'near' | 'overdue' | 'paused' | 'todo' | 'skipped' | 'incident'

export interface ElementState {
  element: string
  name: string
  flow?: boolean
  state: ElementStateName
  badge?: string
  instances?: { name: string; state: ElementStateName; badge?: string }[]
  plane?: number
}

/** An element of the graph, as far as its state depends on it. */
export interface Drawn {
  id: string
  name: string
  kind: string
  /** The scope that holds it; null for what stands in the process itself. */
  holder: string | null
  outgoing: readonly { id: string; name: string }[]
}

/** `aside`: what cooperating units do and what is asked beside the way; it never colours the whole. */
export interface OpenTask {
  row: TaskRow
  limit: LimitView | null
  who: string
  aside: boolean
}

export interface StateFacts {
  walked: Walked
  /** The instance has ended. */
  over: boolean
  incidents: ReadonlySet<string>
  /** Open tasks with their limits, by element. */
  tasks: ReadonlyMap<string, OpenTask[]>
  /** Elements whose clock stands still, and for what they wait. */
  paused: ReadonlyMap<string, string>
  /** Of whoever reads. */
  language: Language
}

/** Worst first: one element may stand for several instances of a task. */
const order: readonly ElementStateName[] = ['incident', 'overdue', 'near', 'active', 'paused']

/** The state of one element: by its incidents, its open tasks and its visits. */
export function stateOf(element: Drawn, facts: StateFacts, inside: readonly string[]): ElementState {
  const name = stepName(plainName(element.name), facts.language)
  const base = { element: element.id, name }
  if ([element.id, ...inside].some(id => facts.incidents.has(id)))
    return { ...base, state: 'incident', badge: `! ${say(failed, facts.language)}` }
  const pausedFor = facts.paused.get(element.id)
  if (pausedFor !== undefined) return { ...base, state: 'paused', badge: `❚❚ ${pausedFor}` }
  const all = [element.id, ...inside].flatMap(id => facts.tasks.get(id) ?? [])
  const main = all.filter(task => !task.aside)
  const open = main.length ? main : all
  const visits = facts.walked.elements.get(element.id)
  if (open.length) {
    const own = open.map(({ limit, who }) => ({
      name: who,
      state: taskState(limit),
      ...(limit ? { badge: badgeOf(limit) } : {}),
    }))
    const [worst] = own.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    if (worst)
      return {
        ...base,
        state: worst.state,
        ...(worst.badge ? { badge: worst.badge } : {}),
        ...(own.length > 1 ? { instances: own } : {}),
      }
  }
  if (visits && visits.open > 0) return { ...base, state: 'active' }
  if (visits && visits.completed > 0)
    return {
      ...base,
      state: 'done',
      ...(visits.doneAt && bearsStamp(element)
        ? { badge: `✓ ${stampText(visits.doneAt, facts.language)}` }
        : {}),
    }
  const passedBy = facts.over || (visits?.cancelled ?? 0) > 0 || scopeIsOver(element, facts)
  return { ...base, state: passedBy ? 'skipped' : 'todo' }
}

export function flowStates(element: Drawn, { flows }: Walked, language: Language): ElementState[] {
  return element.outgoing
    .filter(flow => flows.has(flow.id))
    .map(flow => ({
      element: flow.id,
      name: stepName(plainName(flow.name), language),
      flow: true,
      state: 'done',
    }))
}

/** What people did, and the parts of the way; gateways and events bear no stamp. */
const bearsStamp = ({ kind }: Drawn) => ['user-task', 'sub-process', 'call-activity'].includes(kind)

function scopeIsOver({ holder }: Drawn, { walked }: StateFacts): boolean {
  const scope = holder === null ? undefined : walked.elements.get(holder)
  return scope !== undefined && scope.open === 0 && scope.completed + scope.cancelled > 0
}

function taskState(limit: LimitView | null): ElementStateName {
  if (limit?.light === 'red') return 'overdue'
  return limit?.light === 'yellow' ? 'near' : 'active'
}

function badgeOf(limit: LimitView): string {
  const mark = limit.light === 'red' ? '■ ' : limit.light === 'yellow' ? '▲ ' : ''
  return `${mark}${limit.remainingText}`
}
