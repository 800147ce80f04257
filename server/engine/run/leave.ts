import type { Variables } from '../command.js'
import type { Flow, FlowNode } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import { disarm } from './cancel.js'
import { advance, keepForCompensation } from './compensation.js'
import { valueOf } from './evaluate.js'
import { attempt } from './incident.js'
import { finishRound, judgeRound } from './rounds.js'
import { split } from './route.js'
import type { Run } from './run.js'
import { settle } from './settle.js'
import { take } from './tokens.js'
import { mapOutputs, merge, setLocal } from './variables.js'

/** Completes an activity with what it brought, and goes on by its outgoing flows. */
export function leave(run: Run, activity: Activity, variables: Variables | null = null): void {
  const element = run.element(activity.element)
  if (activity.scope === null) throw new Error('the process itself has no way out')
  if (variables) bring(run, activity.key, element, variables)
  finish(run, activity, element, 'outputs')
}

/** What an element has brought: its outputs choose among it, without outputs all of it goes outwards. */
export function bring(run: Run, activity: string, element: FlowNode, variables: Variables): void {
  if (element.outputs.length > 0) setLocal(run, activity, variables)
  else merge(run, activity, variables)
}

/** The phases from the end of an activity to its flows; a retry begins at the one that failed. */
export function finish(run: Run, activity: Activity, element: FlowNode, from: 'outputs' | 'route'): void {
  const ready =
    from === 'route' ||
    attempt(run, activity, 'outputs', () => mapOutputs(run, element.outputs, activity.key, activity.scope!))
  if (ready) attempt(run, activity, 'route', () => depart(run, activity, element))
}

/** Decides everything that can fail before the first record is written. */
function depart(run: Run, activity: Activity, element: FlowNode): void {
  const milestones = element.milestones.map(({ name, data }) => ({
    name,
    data: data ? valueOf(run, data, activity.key) : null,
  }))
  const round = activity.index === undefined ? null : judgeRound(run, activity, element)
  const flows = round ? [] : flowsOf(run, activity, element)
  for (const { name, data } of milestones) run.emit({ type: 'milestone', element: element.id, name, data })
  complete(run, activity, element)
  for (const flow of flows) take(run, flow, activity.scope!)
  if (activity.compensates) advance(run, activity.compensates, activity.scope!)
  if (round) finishRound(run, activity, round)
  else settle(run, activity.scope!)
}

function flowsOf(run: Run, activity: Activity, element: FlowNode): Flow[] {
  if (activity.compensates) return []
  const { route } = run.behavior(element)
  return route ? route(activity, element, run) : split(run, element, activity.key)
}

/** Disarms what is attached and records the completion. */
export function complete(run: Run, activity: Activity, element: FlowNode): void {
  disarm(run, activity.key)
  keepForCompensation(run, activity, element)
  run.emit({
    type: 'element-completed',
    element: element.id,
    activity: activity.key,
    scope: activity.scope!,
    elementType: element.type,
    name: element.name,
  })
}
