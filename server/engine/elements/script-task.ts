import type { Behavior } from '../run/behavior.js'
import { evaluate } from '../run/evaluate.js'
import { offerJob, passUnworked } from '../run/job.js'
import { leave } from '../run/leave.js'

/** Evaluates a FEEL expression within the step. */
export const scriptTask: Behavior<'script-task'> = {
  start(activity, task, run) {
    const { script, job } = task
    if (script) {
      const value = evaluate(run, script.expression, activity.key)
      leave(run, activity, script.result === null ? null : { [script.result]: value })
    } else if (job) offerJob(run, activity, job)
    else passUnworked(run, activity)
  },
}
