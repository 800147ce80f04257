import type { InstanceDoc } from '../rows/index.js'
import type { Context } from '../context.js'
import { drain } from './drain.js'

/**
 * The instances that one request touched. A step never drains another's outbox from within its own drain (two
 * instances that answer each other would wait for each other); it adds to the wave, which goes on until all is still.
 */
export interface Wave {
  add(doc: InstanceDoc): void
}

/** Runs a request and, whether it succeeds or is refused, delivers what its steps caused before it returns. */
export async function withWave<T>(ctx: Context, request: (wave: Wave) => Promise<T>): Promise<T> {
  const queue = new Map<string, InstanceDoc>()
  const wave: Wave = { add: doc => void queue.set(doc._id, doc) }
  try {
    return await request(wave)
  } finally {
    for (let next = first(queue); next; next = first(queue)) {
      queue.delete(next._id)
      await drain(ctx, wave, next)
    }
    ctx.workers.nudge()
  }
}

const first = (queue: Map<string, InstanceDoc>) => queue.values().next().value
