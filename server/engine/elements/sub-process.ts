import { begin } from '../run/arrive.js'
import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'
import { settle } from '../run/settle.js'

/** A scope of its own, which completes when nothing is alive in it. */
export const subProcess: Behavior<'sub-process'> = {
  start(activity, scope, run) {
    begin(run, scope, activity.key)
    if (scope.entries.length === 0) settle(run, activity.key)
  },
  emptied(activity, _scope, run) {
    leave(run, activity)
  },
}
