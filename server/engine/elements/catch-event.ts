import { arm } from '../run/arm.js'
import type { Behavior } from '../run/behavior.js'

/** Waits for its message, signal, timer or condition. */
export const catchEvent: Behavior<'catch-event'> = {
  start(activity, event, run) {
    arm(run, activity.key, event)
  },
}
