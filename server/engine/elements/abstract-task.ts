import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'

/** A task without a kind says only that something happens: passed through. */
export const abstractTask: Behavior<'abstract-task'> = {
  start(activity, _task, run) {
    leave(run, activity)
  },
}
