import { setTimeout as wait } from 'node:timers/promises'
import type { z } from 'zod'
import { isRuntimeError, type ActivatedJob, type Runtime } from '../../../runtime/index.js'
import { route } from '../../route.js'
import { keyOf } from './key.js'
import { activatedJobs, activation } from './schema.js'

/** Milliseconds between two looks for a job while a request waits. */
const pause = 500

export const postActivation = route({
  method: 'post',
  root: '/v2',
  path: '/jobs/activation',
  summary: 'Take jobs of a type; waits for one when there is none',
  may: 'worker',
  unmasked: true,
  body: activation,
  answer: activatedJobs,
  async handle({ services, raw }, { body }) {
    const { runtime } = services.domain
    const county = services.county()
    const gone = () => raw.socket.destroyed
    const jobs = await taken(runtime, county, body, { gone, ending: services.ending })
    if (gone()) await Promise.all(jobs.map(job => runtime.releaseJob(county, job.id).catch(unlessGone)))
    return { jobs: jobs.map(job => viewOf(job, body.worker)) }
  },
})

async function taken(
  runtime: Runtime,
  county: string,
  { type, worker, timeout, maxJobsToActivate: max, requestTimeout }: z.infer<typeof activation>,
  { gone, ending }: { gone: () => boolean; ending: AbortSignal },
): Promise<ActivatedJob[]> {
  for (let waited = 0; ; waited += pause) {
    const jobs = await runtime.activateJobs(county, { types: [type], worker, max, timeout })
    if (jobs.length || waited + pause > requestTimeout || gone() || ending.aborted) return jobs
    await wait(pause, undefined, { signal: ending }).catch(() => undefined)
  }
}

function unlessGone(error: unknown) {
  if (!isRuntimeError(error, 'JOB_GONE')) throw error
}

function viewOf(job: ActivatedJob, worker: string) {
  return {
    jobKey: keyOf(job.id),
    type: job.type,
    processInstanceKey: job.instance,
    processDefinitionId: job.process,
    elementId: job.element,
    customHeaders: job.headers,
    variables: job.variables,
    retries: job.retries,
    worker,
    deadline: job.lockedUntil,
  }
}
