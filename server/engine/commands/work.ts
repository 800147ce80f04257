import type { Variables } from '../command.js'
import { begin } from '../run/enter.js'
import { HELD } from '../run/hold.js'
import { raise } from '../run/incident.js'
import { bring } from '../run/leave.js'
import type { Run } from '../run/run.js'
import { settle } from '../run/settle.js'
import { recordFailure, throwError, throwEscalation } from '../run/throw.js'
import { trigger } from '../run/trigger.js'
import { GoneError } from '../run/trouble.js'

export function completeTask(run: Run, key: string, variables: Variables, by: string | null): void {
  const task = run.state.tasks[key]
  if (!task) throw new GoneError('task', key)
  run.emit({ type: 'task-completed', task: key, element: task.element, by, variables })
  trigger(run, run.activity(task.scope)!, task.element, variables)
}

export function completeJob(run: Run, key: string, variables: Variables): void {
  const job = run.state.jobs[key]
  if (!job) throw new GoneError('job', key)
  run.emit({ type: 'job-completed', job: key, element: job.element })
  if (job.jobType === HELD) {
    const element = run.element(job.element)
    bring(run, job.scope, element, variables)
    return begin(run, run.activity(job.scope)!, element)
  }
  trigger(run, run.activity(job.scope)!, job.element, variables)
}

export function failJob(run: Run, key: string, retries: number, message: string): void {
  const job = run.state.jobs[key]
  if (!job) throw new GoneError('job', key)
  run.emit({ type: 'job-failed', job: key, element: job.element, retries, message })
  if (retries > 0) return
  const { name, id } = run.element(job.element)
  raise(run, run.activity(job.scope)!, 'start', {
    code: 'JOB_FAILED',
    message: `「${name || id}」的任务多次失败：${message}`,
    details: { jobType: job.jobType },
  })
}

/** A task or job ends in an error. */
export function failWithError(
  run: Run,
  key: string,
  code: string,
  message: string,
  variables: Variables,
): void {
  const wait = run.state.tasks[key] ?? run.state.jobs[key]
  if (!wait) throw new GoneError('wait', key)
  failActivity(run, wait.scope, { code, message, variables })
}

/** The activity ends as failed, and its error is thrown where it stood. */
export function failActivity(
  run: Run,
  activity: string,
  thrown: { code: string; message: string; variables: Variables },
): void {
  const failed = run.activity(activity)!
  throwError(run, failed, thrown, () => recordFailure(run, failed, thrown))
  settle(run, failed.scope!)
}

export function escalate(run: Run, key: string, code: string, variables: Variables): void {
  const wait = run.state.tasks[key] ?? run.state.jobs[key]
  if (!wait) throw new GoneError('wait', key)
  throwEscalation(run, run.activity(wait.scope)!, code, variables, () => undefined)
}
