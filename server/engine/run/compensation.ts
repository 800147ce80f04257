import type { FlowNode } from '../model/graph.js'
import type { Activity, Compensable } from '../state/state.js'
import { activate, enter, record } from './enter.js'
import type { Run } from './run.js'
import { setLocal } from './variables.js'

/** Remembers an activity that is about to complete, when something could compensate it later. */
export function keepForCompensation(run: Run, activity: Activity, element: FlowNode): void {
  if (!run.graph.compensates || activity.compensates) return
  const hasInside = run.state.compensable.some(one => one.scope === activity.key)
  const isScope = element.kind === 'sub-process' && (hasInside || element.compensator !== null)
  if (!element.compensation && !isScope) return
  run.emit({
    type: 'compensation-kept',
    element: element.id,
    activity: activity.key,
    scope: activity.index === undefined ? activity.scope! : run.activity(activity.scope!)!.scope!,
    variables: run.activity(activity.key)!.variables,
  })
}

/**
 * Plans the compensation of what has completed in a scope, last first, each once, and begins it.
 * @returns whether there is anything to compensate
 */
export function compensate(run: Run, by: Activity, scope: Activity, only: FlowNode | null): boolean {
  const plan = completedIn(run, scope.restores ?? scope.key)
    .filter(one => only === null || one.element === only.id)
    .map(one => one.key)
    .reverse()
  if (plan.length === 0) return false
  run.emit({ type: 'compensation-planned', element: by.element, activity: by.key, plan })
  advance(run, by.key, scope.key)
  return true
}

/** Begins the next of a plan; when nothing is left, whoever made the plan goes on. */
export function advance(run: Run, key: string, scope: string): void {
  const by = run.activity(key)
  if (!by?.plan) return
  const next = run.state.compensable.find(one => one.key === by.plan![0])
  const element = run.element(by.element)
  if (next) undo(run, by, next, scope)
  else run.behavior(element).compensated?.(by, element, run)
}

function undo(run: Run, by: Activity, completed: Compensable, scope: string): void {
  const element = run.element(completed.element)
  const handler = element.compensation
  run.emit({
    type: 'compensation-begun',
    element: by.element,
    activity: by.key,
    record: completed.key,
    inside: handler === null,
  })
  if (handler) {
    const activity = record(run, handler, scope, { compensates: by.key })
    setLocal(run, activity.key, completed.variables)
    return activate(run, run.activity(activity.key)!, handler, 'enter')
  }
  const restored = record(run, element, scope, { compensates: by.key, restores: completed.key })
  setLocal(run, restored.key, completed.variables)
  const start = 'compensator' in element ? element.compensator : null
  if (start)
    return enter(run, start.holder!, restored.key, {
      handler: 'parallel',
      via: { start: start.id, variables: null },
    })
  const inside = run.activity(restored.key)!
  if (!compensate(run, inside, inside, null)) run.behavior(element).compensated?.(inside, element, run)
}

function completedIn(run: Run, scope: string): Compensable[] {
  return run.state.compensable.filter(one => one.scope === scope)
}
