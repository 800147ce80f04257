import type { Behavior } from '../run/behavior.js'
import { begin } from '../run/arrive.js'
import { disarm } from '../run/cancel.js'

/** The outermost scope: the instance is completed when nothing is alive in it. */
export const process: Behavior<'process'> = {
  start(activity, root, run) {
    begin(run, root, activity.key)
  },
  emptied(activity, _root, run) {
    disarm(run, activity.key)
    run.emit({ type: 'instance-completed' })
  },
}
