import type { Behavior } from '../run/behavior.js'
import { nameOf } from '../run/evaluate.js'
import { leave } from '../run/leave.js'
import { throwSignal } from '../run/signal.js'

/** Reaches everybody in the instance who waits for the signal now; the runtime tells the other instances. */
export const signalThrow: Behavior<'signal-throw'> = {
  start(activity, event, run) {
    this.throws!(activity, event, run)
    if (run.activity(activity.key)) leave(run, activity)
  },
  throws(activity, event, run) {
    throwSignal(run, activity, nameOf(run, event.signal, activity.key, '信号名'))
  },
}
