import type { EngineEvent } from '../../engine/index.js'
import { follow, type Follower, type Unsaved } from '../../store/port.js'
import type { Context } from '../context.js'
import type { OutboxBatch } from '../outbox/batch.js'
import { byKey } from '../outbox/by-key.js'
import { jobRowId, jobs, type InstanceDoc, type JobRow } from '../rows/index.js'
import { patchNewer } from '../rows/patch-newer.js'
import { backOff } from './back-off.js'

type Where = Pick<InstanceDoc, '_id' | 'county' | 'process' | 'case'>
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
        set: { state: ended(event) },
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
  await ctx.store.putNewer(jobs, openRow(doc, event), 'seq')
}

const openRow = (where: Where, event: JobEvent & { type: 'job-created' }): Unsaved<JobRow> => ({
  _id: jobRowId(where._id, event.key),
  county: where.county,
  instance: where._id,
  job: event.key,
  type: event.jobType,
  process: where.process,
  case: where.case,
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
})

const ended = (event: JobEvent) =>
  event.type === 'job-completed' ? ('done' as const) : ('cancelled' as const)

/** The same rows, to be written with the step; null for a failure, which counts on from the row. */
export function jobFollowers(where: Where, batch: OutboxBatch): Follower[] | null {
  const followers: Follower[] = []
  for (const each of batch.events) {
    const event = keyed(each)?.event
    if (event?.type === 'job-failed') return null
    if (event?.type === 'job-created') followers.push(follow.putNewer(jobs, openRow(where, event), 'seq'))
    else if (event)
      followers.push(
        follow.patchNewer(jobs, where.county, jobRowId(where._id, event.job), 'seq', {
          set: { state: ended(event), seq: event.seq },
          unset: ['worker'],
        }),
      )
  }
  return followers
}
