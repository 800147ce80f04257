import type { EngineEvent } from '../../engine/index.js'
import type { Context } from '../context.js'
import type { OutboxBatch } from '../outbox/batch.js'
import { byKey } from '../outbox/by-key.js'
import { jobRowId, jobs, type InstanceDoc } from '../rows/index.js'
import { patchNewer } from '../rows/patch-newer.js'
import { backOff } from './back-off.js'

type JobEvent = Extract<
  EngineEvent,
  { type: 'job-created' | 'job-completed' | 'job-cancelled' | 'job-failed' }
>

/** Writes the rows of the jobs that a step offered, failed or ended. */
export function jobRows(ctx: Context, doc: InstanceDoc, batch: OutboxBatch): Promise<void>[] {
  return byKey<JobEvent>(batch.events, keyed).map(async events => {
    for (const event of events) await write(ctx, doc, event)
  })
}

function keyed(event: EngineEvent): { key: string; event: JobEvent } | null {
  switch (event.type) {
    case 'job-created':
      return { key: event.key, event }
    case 'job-completed':
    case 'job-cancelled':
    case 'job-failed':
      return { key: event.job, event }
    default:
      return null
  }
}

async function write(ctx: Context, doc: InstanceDoc, event: JobEvent): Promise<void> {
  if (event.type === 'job-created') return put(ctx, doc, event)
  const id = jobRowId(doc._id, event.job)
  return patchNewer(ctx.store, jobs, doc.county, id, event.seq, row => {
    if (event.type !== 'job-failed')
      return {
        set: { state: event.type === 'job-completed' ? ('done' as const) : ('cancelled' as const) },
        unset: ['worker'],
      }
    return {
      set: {
        state: event.retries > 0 ? ('open' as const) : ('failed' as const),
        retries: event.retries,
        failures: row.failures + 1,
        failure: event.message,
        readyAt: event.at + backOff(ctx.limits.backOff, row.failures),
      },
      unset: ['worker'],
    }
  })
}

async function put(ctx: Context, doc: InstanceDoc, event: JobEvent & { type: 'job-created' }) {
  await ctx.store.putNewer(
    jobs,
    {
      _id: jobRowId(doc._id, event.key),
      county: doc.county,
      instance: doc._id,
      job: event.key,
      type: event.jobType,
      process: doc.process,
      case: doc.case,
      element: event.element,
      variables: JSON.stringify(event.variables),
      headers: JSON.stringify(event.headers),
      retries: event.retries,
      failures: 0,
      state: 'open',
      readyAt: event.at,
      failure: null,
      createdAt: event.since,
      seq: event.seq,
    },
    'seq',
  )
}
