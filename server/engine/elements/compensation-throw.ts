import type { FlowNode } from '../model/graph.js'
import type { Behavior } from '../run/behavior.js'
import { compensate } from '../run/compensation.js'
import { leave } from '../run/leave.js'
import type { Run } from '../run/run.js'
import type { Activity } from '../state/state.js'

/** Compensates what has completed, and waits for the handlers (BPMN 2.0, 13.5.5). */
export const compensationThrow: Behavior<'compensation-throw'> = {
  start(activity, event, run) {
    const scope = scopeOf(run, activity, event.activity)
    if (!compensate(run, activity, scope, event.activity)) leave(run, activity)
  },
  compensated(activity, _event, run) {
    leave(run, activity)
  },
}

/** Its own scope; from an event sub-process the one that holds it; of a named activity the one that holds that. */
function scopeOf(run: Run, thrower: Activity, target: FlowNode | null): Activity {
  let scope = run.activity(thrower.scope!)!
  for (;;) {
    const isElsewhere = target !== null && run.element(scope.element) !== target.holder
    const isHandler = target === null && scope.handler !== undefined
    if ((!isElsewhere && !isHandler) || scope.scope === null) return scope
    scope = run.activity(scope.scope)!
  }
}
