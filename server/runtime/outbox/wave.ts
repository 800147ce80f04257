import { AsyncLocalStorage } from 'node:async_hooks'
import type { EngineEvent } from '../../engine/index.js'
import type { InstanceDoc } from '../rows/index.js'
import type { Context } from '../context.js'
import { drain } from './drain.js'

/**
 * The instances that one request touched. A step never drains another's outbox from within its own drain (two
 * instances that answer each other would wait for each other); it adds to the wave, which goes on until all is still.
 */
export interface Wave {
  /** @param events of the step that was written last; without them anything may have happened */
  add(doc: InstanceDoc, events?: readonly EngineEvent[]): void
}

interface OpenWave extends Wave {
  open: boolean
}

const delivering = new AsyncLocalStorage<OpenWave>()

/** Calls a listener. What it asks of the runtime joins the wave instead of waiting for the drain that waits for it. */
export const listen = (wave: Wave, listener: () => Promise<void>): Promise<void> =>
  delivering.run(wave as OpenWave, listener)

/** Runs a request and, whether it succeeds or is refused, delivers what its steps caused before it returns. */
export async function withWave<T>(ctx: Context, request: (wave: Wave) => Promise<T>): Promise<T> {
  const outer = delivering.getStore()
  if (outer?.open) return request(outer)
  const queue = new Map<string, InstanceDoc>()
  const moved = new Map<string, InstanceDoc>()
  let offers = false
  const wave: OpenWave = {
    open: true,
    add(doc, events) {
      offers ||= events?.some(isOffer) ?? true
      if (ctx.moved && this.open) moved.set(doc._id, doc)
      if (this.open && doc.outboxed) queue.set(doc._id, doc)
      else if (this.open) nothingLeft(ctx, doc)
      // A listener that did not wait for what it asked: its step leaves by itself.
      else
        void delivering
          .exit(() => withWave(ctx, async late => late.add(doc)))
          .catch(error => {
            ctx.log.error({ instance: doc._id, error }, 'outbox could not be emptied')
          })
    },
  }
  try {
    return await request(wave)
  } finally {
    for (let next = first(queue); next; next = first(queue)) {
      queue.delete(next._id)
      await drain(ctx, wave, next)
    }
    wave.open = false
    if (offers) ctx.workers.nudge()
    for (const doc of moved.values()) ctx.moved?.(doc)
  }
}

/** The step has left with its write: what was noted of earlier ones is settled. */
function nothingLeft(ctx: Context, { _id, status }: InstanceDoc) {
  ctx.stuck.delete(_id)
  if (status !== 'running') ctx.drained.delete(_id)
}

const isOffer = ({ type }: EngineEvent) => type === 'job-created' || type === 'job-failed'

const first = (queue: Map<string, InstanceDoc>) => queue.values().next().value
