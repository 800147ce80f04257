import { z } from 'zod'

// The worker protocol follows the REST API of Camunda 8: a worker written for that one works here.

const variables = z.record(z.string(), z.unknown())

export const activation = z.object({
  type: z.string().min(1).max(200),
  worker: z.string().max(200).default('worker'),
  /** Milliseconds for which nobody else gets the job. */
  timeout: z.number().int().min(1000).max(3_600_000),
  maxJobsToActivate: z.number().int().min(1).max(100),
  /** Milliseconds that the request may wait for a job; 0 does not wait. */
  requestTimeout: z.number().int().min(0).max(60_000).default(10_000),
})

export const activatedJobs = z.object({
  jobs: z.array(
    z
      .object({
        jobKey: z.string(),
        type: z.string(),
        processInstanceKey: z.string(),
        processDefinitionId: z.string(),
        elementId: z.string(),
        customHeaders: z.record(z.string(), z.string()),
        variables,
        retries: z.number(),
        worker: z.string(),
        deadline: z.number().meta({ description: 'Milliseconds UTC at which the lock runs out' }),
      })
      .meta({ id: 'ActivatedJob' }),
  ),
})

export const jobKey = z.object({ jobKey: z.string().max(300) })

export const completion = z.object({ variables: variables.nullish() })

export const failure = z.object({
  retries: z.number().int().min(0).optional(),
  errorMessage: z.string().max(2000).default(''),
})

export const bpmnError = z.object({
  errorCode: z.string().min(1).max(200),
  errorMessage: z.string().max(2000).optional(),
  variables: variables.nullish(),
})
