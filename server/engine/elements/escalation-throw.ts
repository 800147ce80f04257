import type { Behavior } from '../run/behavior.js'
import { complete, leave } from '../run/leave.js'
import { settle } from '../run/settle.js'
import { throwEscalation } from '../run/throw.js'

/** Throws its escalation, in passing or at an end, and goes on unless the catch has cancelled it. */
export const escalationThrow: Behavior<'escalation-throw'> = {
  start(activity, event, run) {
    this.throws!(activity, event, run)
    if (run.activity(activity.key)) leave(run, activity)
    else settle(run, activity.scope!)
  },
  throws(activity, event, run) {
    const { variables } = run.activity(activity.key)!
    throwEscalation(run, activity, event.code, variables, isInterrupting => {
      if (isInterrupting) complete(run, activity, run.element(activity.element))
    })
  },
}
