import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'
import { settle } from '../run/settle.js'

/** Throws everything that it names, and goes on unless a catch has cancelled it. */
export const multipleThrow: Behavior<'multiple-throw'> = {
  start(activity, event, run) {
    for (const part of event.parts)
      if (run.activity(activity.key)) run.behavior(part).throws?.(activity, part, run)
    if (run.activity(activity.key)) leave(run, activity)
    else settle(run, activity.scope!)
  },
}
