import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'
import { refuseIfAsked } from '../run/refusal.js'
import { send } from '../run/send.js'

/** Sends its message within the step, in passing or at an end. */
export const messageThrow: Behavior<'message-throw'> = {
  start(activity, event, run) {
    this.throws!(activity, event, run)
    leave(run, activity)
  },
  throws(activity, event, run) {
    refuseIfAsked(run, event, activity)
    send(run, activity, event.sending)
  },
}
