import { z } from 'zod'

export const incident = z
  .object({
    id: z.string(),
    number: z.string().optional(),
    title: z.string().optional(),
    processId: z.string(),
    processName: z.string(),
    element: z.string(),
    elementName: z.string(),
    code: z.string(),
    message: z.string(),
    atText: z.string(),
    notRetryable: z.string().optional(),
  })
  .meta({ id: 'Incident' })

/** Where something waits: of which case, in which procedure. */
const standing = {
  number: z.string().optional(),
  title: z.string().optional(),
  processName: z.string(),
  sinceText: z.string(),
}

const undelivered = z.object({
  ...standing,
  instance: z.string(),
  attempts: z.number(),
  error: z.string(),
  nextText: z.string(),
})

const waitingJob = z.object({
  ...standing,
  id: z.string(),
  type: z.string(),
  elementName: z.string(),
  state: z.enum(['unclaimed', 'held', 'failed']),
  worker: z.string().optional(),
  failure: z.string().optional(),
  nextText: z.string().optional(),
})

const overdueTimer = z.object({ ...standing, instance: z.string(), lateText: z.string() })

const node = z.object({
  id: z.string(),
  alive: z.boolean(),
  leads: z.boolean(),
  startedText: z.string(),
  seenText: z.string(),
})

export const operatorState = z
  .object({
    store: z.object({ ok: z.boolean(), why: z.string().optional() }),
    delays: z.object({ loopMs: z.number(), storeMs: z.number() }),
    outbox: z.object({ waiting: z.number(), rows: z.array(undelivered) }),
    jobs: z.array(waitingJob),
    timers: z.array(overdueTimer),
    nodes: z.array(node),
  })
  .meta({ id: 'OperatorState', description: 'What waits inside the service, and how its node and store are' })

export const outboxRow = undelivered
export const jobRow = waitingJob
export const timerRow = overdueTimer
