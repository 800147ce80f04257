import type { Variables } from '../../engine/index.js'
import type { Context } from '../context.js'
import { jobs, type JobRow } from '../rows/index.js'

/** A job as a worker gets it. */
export interface ActivatedJob {
  /** `_id` of the row: what complete, fail and throw take. */
  id: string
  county: string
  type: string
  instance: string
  process: string
  case: string | null
  element: string
  variables: Variables
  headers: Record<string, string>
  retries: number
  /** How often it failed before. */
  failures: number
  /** Until then nobody else gets it. */
  lockedUntil: number
}

export interface Activation {
  types: readonly string[]
  /** Whoever holds the job, for operators and for `complete`. */
  worker: string
  max: number
  /** Milliseconds of the lock. */
  timeout: number
}

/** Takes jobs that are ready, the longest waiting first, each for one worker until its lock runs out. */
export async function activateJobs(
  ctx: Context,
  county: string,
  { types, worker, max, timeout }: Activation,
): Promise<ActivatedJob[]> {
  const taken: ActivatedJob[] = []
  while (taken.length < max) {
    const now = ctx.clock.now()
    const row = await ctx.store.claim(
      jobs,
      county,
      {
        where: { type: { in: types }, state: 'open', readyAt: { lte: now } },
        sort: ['readyAt', 'createdAt'],
      },
      { set: { readyAt: now + timeout, worker } },
    )
    if (!row) break
    taken.push(activated(row))
  }
  return taken
}

export function activated(row: JobRow): ActivatedJob {
  return {
    id: row._id,
    county: row.county,
    type: row.type,
    instance: row.instance,
    process: row.process,
    case: row.case,
    element: row.element,
    variables: JSON.parse(row.variables) as Variables,
    headers: JSON.parse(row.headers) as Record<string, string>,
    retries: row.retries,
    failures: row.failures,
    lockedUntil: row.readyAt,
  }
}
