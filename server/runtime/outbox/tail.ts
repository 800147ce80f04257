import type { Context } from '../context.js'
import { instances } from '../rows/index.js'
import { withWave } from './wave.js'

/** What this node has committed and could not deliver yet. */
export interface OutboxTail {
  /** Instances whose outbox is being emptied or could not be. */
  waiting: number
  /** Milliseconds since the first failure of the one that has failed longest; 0 when none has. */
  oldest: number
  /** Those that failed, the oldest first. */
  failed: FailedOutbox[]
}

export interface FailedOutbox {
  county: string
  instance: string
  /** Of the first failure. */
  since: number
  attempts: number
  /** When it is tried again by itself. */
  nextAt: number
  /** What the last failure said. */
  error: string
}

export function outboxTail(ctx: Context): OutboxTail {
  const failed = [...ctx.stuck.values()]
    .map(({ error, ...rest }) => ({ ...rest, error: error instanceof Error ? error.message : String(error) }))
    .sort((a, b) => a.since - b.since)
  const first = failed[0]
  return {
    waiting: new Set([...ctx.stuck.keys(), ...ctx.draining.keys()]).size,
    oldest: first ? Math.max(0, ctx.clock.now() - first.since) : 0,
    failed,
  }
}

/**
 * Delivers now what an instance's outbox holds, instead of after the back-off.
 * @returns whether it is empty now
 */
export async function emptyOutbox(ctx: Context, county: string, instance: string): Promise<boolean> {
  const doc = await ctx.store.get(instances, county, instance)
  if (doc) await withWave(ctx, async wave => wave.add(doc))
  else ctx.stuck.delete(instance)
  return !ctx.stuck.has(instance)
}
