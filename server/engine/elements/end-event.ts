import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'
import { refuseIfAsked } from '../run/refusal.js'

/** Takes its token away. With `huying:refusal` it refuses the act that ran into it. */
export const endEvent: Behavior<'end-event'> = {
  start(activity, event, run) {
    refuseIfAsked(run, event, activity)
    leave(run, activity)
  },
}
