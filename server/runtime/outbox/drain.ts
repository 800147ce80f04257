import { isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import { raise } from '../incidents/raise.js'
import { instances, type InstanceDoc } from '../rows/index.js'
import { parseBatch } from './batch.js'
import { deliver } from './deliver.js'
import type { Wave } from './wave.js'

/** After so many failures an operator hears of it; it is tried again all the same. */
const patience = 10

/**
 * Delivers what is in the document's outbox, in sequence, one drain at a time for each instance. What fails stays
 * and is tried again by the tick; the step itself has long been committed.
 */
export async function drain(ctx: Context, wave: Wave, doc: InstanceDoc): Promise<void> {
  const before = ctx.draining.get(doc._id) ?? Promise.resolve()
  const mine = before.then(() => empty(ctx, wave, doc))
  ctx.draining.set(doc._id, mine)
  await mine
  if (ctx.draining.get(doc._id) === mine) ctx.draining.delete(doc._id)
}

async function empty(ctx: Context, wave: Wave, doc: InstanceDoc) {
  try {
    for (const text of doc.outbox) {
      const batch = parseBatch(text)
      if (batch.to <= (ctx.drained.get(doc._id)?.seq ?? 0)) continue
      await deliver(ctx, wave, doc, batch)
      ctx.drained.set(doc._id, { county: doc.county, seq: batch.to, at: ctx.clock.now() })
    }
    ctx.stuck.delete(doc._id)
    if (doc.status !== 'running') await acknowledge(ctx, doc.county, doc._id, doc)
  } catch (error) {
    await postpone(ctx, doc, error)
  }
}

/**
 * Writes down that the outbox has left. While an instance runs, this rides on its next step instead.
 * @param last its document as it was written last, when that is at hand
 */
export async function acknowledge(
  ctx: Context,
  county: string,
  instance: string,
  last?: InstanceDoc,
): Promise<void> {
  const doc = last ?? (await ctx.store.get(instances, county, instance))
  const drained = ctx.drained.get(instance)?.seq ?? 0
  const outbox = doc?.outbox.filter(text => parseBatch(text).to > drained) ?? []
  if (doc?.outboxed && (outbox.length < doc.outbox.length || outbox.length === 0)) {
    try {
      const patch = { set: { outbox, outboxed: outbox.length > 0 } }
      await ctx.store.update(instances, county, instance, doc.rev, patch, { from: doc })
      ctx.recent.forget(instance)
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV') && !(last && isStoreError(error, 'NOT_FOUND'))) throw error
      // It was not the last; or a step came in between and has written it down.
      return last ? acknowledge(ctx, county, instance) : undefined
    }
  }
  // While something is left, its drain is under way and must find how far it came.
  if (doc?.status !== 'running' && outbox.length === 0) ctx.drained.delete(instance)
}

async function postpone(ctx: Context, doc: InstanceDoc, error: unknown) {
  const before = ctx.stuck.get(doc._id)
  const attempts = (before?.attempts ?? 0) + 1
  const wait = Math.min(ctx.limits.backOff.first * 2 ** (attempts - 1), ctx.limits.backOff.longest)
  ctx.stuck.set(doc._id, {
    county: doc.county,
    instance: doc._id,
    since: before?.since ?? ctx.clock.now(),
    attempts,
    nextAt: ctx.clock.now() + wait,
    error,
  })
  ctx.log.error(
    { instance: doc._id, case: doc.case, process: doc.process, attempts, error },
    'outbox could not be emptied',
  )
  if (attempts !== patience) return
  await raise(ctx, doc, {
    about: 'outbox',
    element: '',
    code: 'OUTBOX_STUCK',
    message: `此件的后续处理屡次失败:${error instanceof Error ? error.message : String(error)}`,
  }).catch((failure: unknown) => ctx.log.error({ instance: doc._id, error: failure }, 'incident not written'))
}
