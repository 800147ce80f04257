import { begin } from '../run/arrive.js'
import type { SubProcess } from '../model/graph.js'
import type { Behavior } from '../run/behavior.js'
import { advance } from '../run/compensation.js'
import { complete, leave } from '../run/leave.js'
import type { Run } from '../run/run.js'
import type { Activity } from '../state/state.js'

/** A scope of its own, which completes when nothing is alive in it. */
export const subProcess: Behavior<'sub-process'> = {
  start(activity, scope, run) {
    begin(run, scope, activity.key)
  },
  emptied(activity, scope, run) {
    if (activity.restores) endRestored(run, activity, scope)
    else leave(run, activity)
  },
  compensated(activity, scope, run) {
    endRestored(run, activity, scope)
  },
}

/** A completed scope has been compensated: it is gone, and the plan that it was a part of goes on. */
function endRestored(run: Run, activity: Activity, scope: SubProcess): void {
  complete(run, activity, scope)
  advance(run, activity.compensates!, activity.scope!)
}
