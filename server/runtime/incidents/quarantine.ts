import { isStoreError } from '../../store/port.js'
import type { Context } from '../context.js'
import { instances, type InstanceDoc } from '../rows/index.js'
import { raise } from './raise.js'

/**
 * Sets an instance aside whose step failed by a fault of ours: nothing moves it until an operator retries, the
 * others go on. When somebody else has moved it meanwhile, nothing is done.
 */
export async function quarantine(ctx: Context, doc: InstanceDoc, cause: unknown): Promise<void> {
  ctx.log.error(
    { instance: doc._id, case: doc.case, process: doc.process, error: cause },
    'instance put into quarantine',
  )
  ctx.recent.forget(doc._id)
  try {
    await ctx.store.update(instances, doc.county, doc._id, doc.rev, {
      set: { quarantined: true },
      unset: ['nextDue'],
    })
  } catch (error) {
    if (isStoreError(error, 'STALE_REV')) return
    throw error
  }
  await raise(ctx, doc, {
    about: 'quarantine',
    element: '',
    code: 'QUARANTINED',
    message: `此件因系统故障暂停:${cause instanceof Error ? cause.message : String(cause)}`,
  })
}
