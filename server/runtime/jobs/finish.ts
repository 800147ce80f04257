import type { Command, Variables } from '../../engine/index.js'
import { act } from '../act.js'
import type { Context } from '../context.js'
import { jobGone, jobLocked, RefusedError } from '../errors.js'
import { guarded } from '../gate.js'
import { jobs, type JobRow } from '../rows/index.js'

/** Who answers; without a name the lock is not asked (an answer after the lock ran out is welcome while the job waits). */
interface Answer {
  id: string
  worker?: string
}

/** @throws RuntimeError JOB_GONE, JOB_LOCKED, PAYLOAD_TOO_LARGE, TOO_BUSY */
export function completeJob(ctx: Context, county: string, ask: Answer & { variables?: Variables }) {
  const { variables = {} } = ask
  return finish(ctx, county, ask, variables, row => ({ type: 'complete-job', job: row.job, variables }))
}

/**
 * Says that an attempt failed. With attempts left the job is offered again after the back-off, else it is an incident.
 * @param ask.retries attempts left; without it one fewer than before
 * @throws RuntimeError JOB_GONE, JOB_LOCKED, TOO_BUSY
 */
export function failJob(ctx: Context, county: string, ask: Answer & { message: string; retries?: number }) {
  return finish(ctx, county, ask, {}, row => ({
    type: 'fail-job',
    job: row.job,
    retries: Math.max(0, ask.retries ?? row.retries - 1),
    message: ask.message,
  }))
}

/** Ends the task in a BPMN error. @throws RuntimeError JOB_GONE, JOB_LOCKED, PAYLOAD_TOO_LARGE, TOO_BUSY */
export function throwJobError(
  ctx: Context,
  county: string,
  ask: Answer & { code: string; message?: string; variables?: Variables },
) {
  const { variables = {}, code, message } = ask
  return finish(ctx, county, ask, variables, row => ({
    type: 'throw-error',
    wait: row.job,
    code,
    ...(message === undefined ? {} : { message }),
    variables,
  }))
}

function finish(
  ctx: Context,
  county: string,
  { id, worker }: Answer,
  variables: Variables,
  command: (row: JobRow) => Command,
): Promise<void> {
  return guarded(ctx, variables, async wave => {
    const row = await ctx.store.get(jobs, county, id)
    if (row?.state !== 'open') throw jobGone()
    if (worker !== undefined && row.worker !== undefined && row.worker !== worker) throw jobLocked()
    const acted = await act(ctx, wave, { county, instance: row.instance, decide: () => command(row) })
    if (acted.outcome === 'gone') throw jobGone()
    if (acted.outcome === 'refused') throw new RefusedError(acted.text, acted.element, acted.textEn)
  })
}
