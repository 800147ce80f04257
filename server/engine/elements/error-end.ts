import type { Behavior } from '../run/behavior.js'
import { complete } from '../run/leave.js'
import { settle } from '../run/settle.js'
import { throwError } from '../run/throw.js'

/** Ends its scope in an error, caught by the innermost scope that can. */
export const errorEnd: Behavior<'error-end'> = {
  start(activity, event, run) {
    const { variables } = run.activity(activity.key)!
    throwError(run, activity, { code: event.code, message: event.message, variables }, () =>
      complete(run, activity, event),
    )
    settle(run, activity.scope!)
  },
}
