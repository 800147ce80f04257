import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'

/** Has happened when it is entered: its activity was cancelled, or goes on beside it. */
export const boundaryEvent: Behavior<'boundary-event'> = {
  start(activity, _event, run) {
    leave(run, activity)
  },
}
