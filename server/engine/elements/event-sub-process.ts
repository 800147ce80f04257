import type { Behavior } from '../run/behavior.js'
import { record } from '../run/enter.js'
import { leave } from '../run/leave.js'

/** Begins at the start event that happened; may run several times at once when it does not interrupt. */
export const eventSubProcess: Behavior<'event-sub-process'> = {
  start(activity, _scope, run) {
    const { start, variables } = activity.via!
    leave(run, record(run, run.element(start), activity.key), variables)
  },
  emptied(activity, _scope, run) {
    leave(run, activity)
  },
}
