import type { FlowNode } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import type { Run } from './run.js'

/** Ends one wait without an outcome. */
export function closeWait(run: Run, key: string): void {
  const { tasks, jobs, timers, messages, signals, conditions, children } = run.state
  if (tasks[key]) {
    const { element, name } = tasks[key]
    run.emit({ type: 'task-cancelled', task: key, element, name })
  } else if (jobs[key]) run.emit({ type: 'job-cancelled', job: key, element: jobs[key].element })
  else if (timers[key]) run.emit({ type: 'timer-cancelled', timer: key, element: timers[key].element })
  else if (messages[key])
    run.emit({ type: 'message-unawaited', subscription: key, element: messages[key].element })
  else if (signals[key])
    run.emit({ type: 'signal-unawaited', subscription: key, element: signals[key].element })
  else if (conditions[key])
    run.emit({ type: 'condition-unawaited', condition: key, element: conditions[key].element })
  else if (children[key]) {
    const { element, instance } = children[key]
    run.emit({ type: 'child-cancelled', child: key, element, instance })
  }
}

/** Closes whatever the activity still waits for, its incident included. */
export function disarm(run: Run, activity: string): void {
  for (const key of run.activity(activity)?.waits ?? []) closeWait(run, key)
  for (const incident of Object.values(run.state.incidents))
    if (incident.scope === activity)
      run.emit({ type: 'incident-resolved', incident: incident.key, element: incident.element })
}

/** Closes the start subscriptions of the event sub-processes of a scope. */
export function closeHandlers(run: Run, scope: Activity): void {
  for (const key of scope.waits) {
    const element = waitElement(run, key)
    if (element?.kind === 'start-event') closeWait(run, key)
  }
}

function waitElement(run: Run, key: string): FlowNode | null {
  const { timers, messages, signals, conditions } = run.state
  const wait = timers[key] ?? messages[key] ?? signals[key] ?? conditions[key]
  return wait ? run.element(wait.element) : null
}

/** Cancels everything inside a scope: activities innermost first, then the tokens on their way. */
export function cancelInside(run: Run, scope: string, except?: string): void {
  // Most of what is cancelled is a task: it holds nothing, and nothing is looked through for it.
  if (run.activity(scope)?.alive === 0) return
  for (const inside of Object.values(run.state.activities))
    if (inside.scope === scope && inside.key !== except) cancel(run, inside)
  const tokens = [...run.state.tokens, ...run.state.joining].filter(token => token.scope === scope)
  if (tokens.length > 0) run.emit({ type: 'tokens-dropped', scope, tokens: tokens.map(token => token.key) })
}

/** Cancels an activity with all that is in it. Its scope is not asked whether it has ended. */
export function cancel(run: Run, activity: Activity): void {
  cancelInside(run, activity.key)
  disarm(run, activity.key)
  const element = run.element(activity.element)
  run.emit({
    type: activity.multi ? 'multi-cancelled' : 'element-cancelled',
    element: element.id,
    activity: activity.key,
    scope: activity.scope!,
    elementType: element.type,
    name: element.name,
  })
}
