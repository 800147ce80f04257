import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'

/** An intermediate event that nothing happens at, and either side of a link. */
export const noneEvent: Behavior<'none-event'> = {
  start(activity, _event, run) {
    leave(run, activity)
  },
}
