import { setTimeout as wait } from 'node:timers/promises'
import type { Variables } from '../../engine/index.js'
import { EVERY_COUNTY, isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import { isRuntimeError } from '../errors.js'
import { outsideRequest } from '../request.js'
import { jobs } from '../rows/index.js'
import { activated, type ActivatedJob } from './activate.js'
import { completeJob, failJob, throwJobError } from './finish.js'
import { releaseJob } from './release.js'

/** Thrown by a worker: the task ends in this BPMN error. */
export class BpmnError extends Error {
  constructor(
    readonly code: string,
    message = code,
    readonly variables: Variables = {},
  ) {
    super(message)
    this.name = 'BpmnError'
  }
}

/** Does one job and returns its results. It may run again for the same job: whoever crashed is not asked. */
export type Worker = (job: ActivatedJob) => Promise<Variables | undefined | void>

export interface Workers {
  register(type: string, worker: Worker): void
  types(): string[]
  /** Looks for jobs, in the background. */
  nudge(): void
  /** Resolves when no job is under way and none is ready. */
  idle(): Promise<void>
  /** Takes no more; what is not done in time is handed back, for another node or the next start. */
  stop(): Promise<void>
}

/** Workers inside this process. They share the queue with those outside. */
export function createWorkers(context: () => Context): Workers {
  const registered = new Map<string, Worker>()
  let pumping: Promise<void> | null = null
  let again = false
  let stopped = false
  const working = new Map<string, ActivatedJob>()

  async function pump(): Promise<void> {
    const ctx = context()
    do {
      again = false
      for (let taken = await take(ctx); taken.length > 0; taken = await take(ctx))
        await Promise.all(taken.map(job => work(ctx, job)))
    } while (again)
  }

  async function take(ctx: Context): Promise<ActivatedJob[]> {
    const types = [...registered.keys()]
    const now = ctx.clock.now()
    if (types.length === 0 || stopped) return []
    const ready = await ctx.store.find(jobs, EVERY_COUNTY, {
      where: { state: 'open', type: { in: types }, readyAt: { lte: now } },
      sort: ['readyAt', 'createdAt'],
      limit: ctx.limits.workers,
    })
    const locked = await Promise.all(
      ready.items.map(async row => {
        try {
          const set = { readyAt: now + ctx.limits.jobLock, worker: 'in-process' }
          return [activated(await ctx.store.update(jobs, row.county, row._id, row.rev, { set }))]
        } catch (error) {
          if (isStoreError(error, 'STALE_REV') || isStoreError(error, 'NOT_FOUND')) return []
          throw error
        }
      }),
    )
    return locked.flat()
  }

  async function work(ctx: Context, job: ActivatedJob): Promise<void> {
    working.set(job.id, job)
    try {
      const variables = await registered.get(job.type)!(job)
      await completeJob(ctx, job.county, { id: job.id, variables: variables ?? {} })
    } catch (error) {
      await answer(ctx, job, error).catch((failure: unknown) => {
        if (!isRuntimeError(failure, 'JOB_GONE'))
          ctx.log.error({ job: job.id, error: failure }, 'job could not be answered')
      })
    } finally {
      working.delete(job.id)
    }
  }

  async function answer(ctx: Context, job: ActivatedJob, error: unknown): Promise<void> {
    if (isRuntimeError(error, 'JOB_GONE')) return
    if (error instanceof BpmnError) {
      const { code, message, variables } = error
      return throwJobError(ctx, job.county, { id: job.id, code, message, variables })
    }
    ctx.log.warn({ job: job.id, type: job.type, error }, 'job failed')
    const message = error instanceof Error ? error.message : String(error)
    return failJob(ctx, job.county, { id: job.id, message })
  }

  function run(): Promise<void> {
    again = true
    pumping ??= pump().finally(() => (pumping = null))
    return pumping
  }

  return {
    register: (type, worker) => void registered.set(type, worker),
    types: () => [...registered.keys()],
    nudge() {
      if (registered.size === 0 || stopped) return
      // What is taken now is of many requests, not of the one that came by.
      outsideRequest(run).catch((error: unknown) => context().log.error({ error }, 'jobs could not be taken'))
    },
    idle: () => (registered.size === 0 ? Promise.resolve() : run()),
    async stop() {
      stopped = true
      const ctx = context()
      const late = new AbortController()
      const patience = wait(ctx.limits.jobPatience, undefined, late).catch(() => undefined)
      // Who nudged has said what became of it; a store that is away does not keep a node from ending in order.
      await Promise.race([pumping?.catch(() => undefined), patience])
      late.abort()
      for (const { id, county } of working.values())
        await releaseJob(ctx, county, id).catch((error: unknown) => {
          if (!isRuntimeError(error, 'JOB_GONE')) ctx.log.warn({ job: id, err: error }, 'job not handed back')
        })
    },
  }
}
