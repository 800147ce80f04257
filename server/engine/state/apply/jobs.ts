import type { JobWait } from '../waits.js'
import { type Applier, closeWait, openWait, rest } from './applier.js'

export const jobCreated: Applier<'job-created'> = (draft, event) => {
  const { key, element, scope, since, jobType, retries, headers } = event
  const job: JobWait = { key, element, scope, since, jobType, retries, headers }
  openWait(draft, 'jobs', job)
}

export const jobCompleted: Applier<'job-completed'> = (draft, event) => {
  closeWait(draft, 'jobs', event.job)
  rest(draft)
}

export const jobCancelled: Applier<'job-cancelled'> = (draft, event) => {
  closeWait(draft, 'jobs', event.job)
}

/** Without retries left nobody can claim it any more; a retry of its incident makes a new one. */
export const jobFailed: Applier<'job-failed'> = (draft, event) => {
  const job = draft.jobs[event.job]
  if (event.retries === 0 || !job) closeWait(draft, 'jobs', event.job)
  else draft.jobs[event.job] = { ...job, retries: event.retries }
}
