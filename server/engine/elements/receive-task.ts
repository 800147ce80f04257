import { arm } from '../run/arm.js'
import type { Behavior } from '../run/behavior.js'

/** Waits for its message. */
export const receiveTask: Behavior<'receive-task'> = {
  start(activity, task, run) {
    arm(run, activity.key, task)
  },
}
