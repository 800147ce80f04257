import type { JobDefinition } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import { nameOf, valueOf } from './evaluate.js'
import { leave } from './leave.js'
import type { Run } from './run.js'
import { Trouble } from './trouble.js'

const RETRIES = 3

/** Offers a job with the variables that it sees. */
export function offerJob(run: Run, activity: Activity, job: JobDefinition): void {
  const jobType = nameOf(run, job.type, activity.key, '任务类型')
  const retries = job.retries ? Number(valueOf(run, job.retries, activity.key)) : RETRIES
  run.emit({
    type: 'job-created',
    key: run.nextKey(),
    element: activity.element,
    scope: activity.key,
    since: run.env.now,
    jobType,
    retries: Number.isInteger(retries) && retries > 0 ? retries : RETRIES,
    headers: { ...job.headers },
    variables: run.variables(activity.key),
  })
}

/** A task that says nothing of what is to be done is passed where nobody works, and stops everywhere else. */
export function passUnworked(run: Run, activity: Activity): void {
  if (run.env.unworked === 'pass') return leave(run, activity)
  const { name, id } = run.element(activity.element)
  throw new Trouble('NOTHING_TO_DO', `「${name || id}」没有说明要做什么`, { element: id })
}
