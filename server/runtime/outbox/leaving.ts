import type { InstanceState } from '../../engine/index.js'
import type { Follower } from '../../store/port.js'
import type { Context } from '../context.js'
import { incidentFollowers } from '../incidents/project.js'
import { jobFollowers } from '../jobs/project.js'
import type { InstanceDoc } from '../rows/index.js'
import { taskFollowers } from '../tasks/project.js'
import { parseBatch, type OutboxBatch } from './batch.js'
import { historyFollower } from './history.js'
import { heardAs } from './heard.js'
import { concerned, isQuiet } from './quiet.js'

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
 * @param after the state after it
 * @param kept the document's outbox before the step
 * @param together false when the rows must wait, because they could not be written with the step
 */
export async function leaving(
  ctx: Context,
  origin: Origin,
  before: InstanceState | null,
  after: InstanceState,
  batch: OutboxBatch,
  kept: readonly string[],
  together = true,
): Promise<Leaving> {
  const waiting = undelivered(ctx, origin._id, kept)
  const owed = waiting.some(text => !parseBatch(text).rows)
  const rows = together && !owed ? await rowsOf(ctx, origin, before, batch) : null
  if (!rows) return { followers: [], outbox: [...waiting, JSON.stringify(batch)] }
  if (!ctx.store.followersAreAtomic) return { followers: rows, outbox: [...waiting, JSON.stringify(batch)] }
  // Observers hear of an instance in order: what they keep of this step cannot pass what they have not heard yet.
  const kepts = waiting.length === 0 ? await observed(ctx, origin, after, batch) : null
  const left: OutboxBatch = kepts ? { ...batch, heard: true } : batch
  const followers = kepts ? [...rows, ...kepts] : rows
  if (isQuiet(ctx, origin, left)) return { followers, outbox: waiting }
  return { followers, outbox: [...waiting, JSON.stringify({ ...left, rows: true, events: [] })] }
}

/** What all the observers keep of a step; null when one of them must be told. */
async function observed(
  ctx: Context,
  origin: Origin,
  after: InstanceState,
  batch: OutboxBatch,
): Promise<Follower[] | null> {
  const hearing = concerned(ctx, origin.process, batch)
  if (hearing.some(each => !each.rows)) return null
  const step = heardAs(origin, batch, batch.events, after)
  const rows = await Promise.all(
    hearing.map(each =>
      each.rows!(step).catch((error: unknown) => {
        // The step is taken all the same; whoever cannot keep it is told from the outbox, until it can.
        ctx.log.error({ instance: origin._id, error }, 'rows of an observer could not be told')
        return null
      }),
    ),
  )
  return rows.some(each => each === null) ? null : (rows as Follower[][]).flat()
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
