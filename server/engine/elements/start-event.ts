import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'

/** Passes its token on; what came with its event was mapped when it happened. */
export const startEvent: Behavior<'start-event'> = {
  start(activity, _event, run) {
    leave(run, activity)
  },
}
