import type { Behavior } from '../run/behavior.js'
import { offerJob, passUnworked } from '../run/job.js'

/** A job for a worker. */
export const serviceTask: Behavior<'service-task'> = {
  start(activity, task, run) {
    if (task.job) offerJob(run, activity, task.job)
    else passUnworked(run, activity)
  },
}
