import type { InstanceState } from '../../engine/index.js'
import type { Follower } from '../../store/port.js'
import type { Context } from '../context.js'
import { incidentFollowers } from '../incidents/project.js'
import { jobFollowers } from '../jobs/project.js'
import type { InstanceDoc } from '../rows/index.js'
import { taskFollowers } from '../tasks/project.js'
import { parseBatch, type OutboxBatch } from './batch.js'
import { historyFollower } from './history.js'
import { isQuiet } from './quiet.js'

/** What a step leaves to be done elsewhere. */
export interface Leaving {
  /** Rows that are written in the same commit as the step. */
  followers: Follower[]
  /** What the document keeps to be delivered. */
  outbox: string[]
}

/** The instance as the step's rows name it. */
export type Origin = Pick<
  InstanceDoc,
  '_id' | 'county' | 'process' | 'definition' | 'case' | 'key' | 'parent'
>

/**
 * Plans how a step leaves. Its rows go with the step where they can be told beforehand and those of earlier steps are
 * written; a step that causes nothing else then leaves nothing behind. All the rest waits in the outbox.
 * @param before the state before the step
 * @param kept the document's outbox before the step
 * @param together false when the rows must wait, because they could not be written with the step
 */
export async function leaving(
  ctx: Context,
  origin: Origin,
  before: InstanceState | null,
  batch: OutboxBatch,
  kept: readonly string[],
  together = true,
): Promise<Leaving> {
  const waiting = undelivered(ctx, origin._id, kept)
  const owed = waiting.some(text => !parseBatch(text).rows)
  const followers = together && !owed ? await rowsOf(ctx, origin, before, batch) : null
  if (!followers) return { followers: [], outbox: [...waiting, JSON.stringify(batch)] }
  const atomic = ctx.store.followersAreAtomic
  if (atomic && isQuiet(ctx, origin, batch)) return { followers, outbox: waiting }
  return {
    followers,
    outbox: [...waiting, JSON.stringify(atomic ? { ...batch, rows: true, events: [] } : batch)],
  }
}

/** What has not left by now, as far as this node knows. */
function undelivered(ctx: Context, instance: string, kept: readonly string[]): string[] {
  if (kept.length === 0) return []
  const drained = ctx.drained.get(instance)?.seq ?? 0
  return kept.filter(text => parseBatch(text).to > drained)
}

/** The rows of a step; null when some of them depend on rows that would have to be read first. */
async function rowsOf(
  ctx: Context,
  origin: Origin,
  before: InstanceState | null,
  batch: OutboxBatch,
): Promise<Follower[] | null> {
  const rows: (Follower[] | null)[] = [
    [historyFollower(origin, batch)],
    jobFollowers(origin, batch),
    incidentFollowers(origin, batch),
    await taskFollowers(ctx, origin, before, batch),
  ]
  return rows.some(each => each === null) ? null : (rows as Follower[][]).flat()
}
