import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'
import { send } from '../run/send.js'

/** Sends within the step and never waits. */
export const sendTask: Behavior<'send-task'> = {
  start(activity, task, run) {
    send(run, activity, task.sending)
    leave(run, activity)
  },
}
