import { begin } from '../run/arrive.js'
import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'

/** A scope of its own, which completes when nothing is alive in it. */
export const subProcess: Behavior<'sub-process'> = {
  start(activity, scope, run) {
    begin(run, scope, activity.key)
  },
  emptied(activity, _scope, run) {
    leave(run, activity)
  },
}
