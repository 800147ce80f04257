import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'

/** Done outside the system, without its knowing: passed through. */
export const manualTask: Behavior<'manual-task'> = {
  start(activity, _task, run) {
    leave(run, activity)
  },
}
