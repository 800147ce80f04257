import type { Behavior } from '../run/behavior.js'
import { cancelInside } from '../run/cancel.js'
import { leave } from '../run/leave.js'

/** Ends everything else in its own scope, which then leaves by its outgoing flow. */
export const terminateEnd: Behavior<'terminate-end'> = {
  start(activity, _event, run) {
    cancelInside(run, activity.scope!, activity.key)
    leave(run, activity)
  },
}
