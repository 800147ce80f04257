import type { Variables } from '../../engine/index.js'
import { act } from '../act.js'
import type { Context } from '../context.js'
import { RefusedError, StaleTaskError } from '../errors.js'
import { guarded } from '../gate.js'
import { parseBatch, type Note } from '../outbox/batch.js'
import { taskRowId, tasks, type InstanceDoc } from '../rows/index.js'

export interface Completion {
  instance: string
  /** Key of the task in its instance. */
  task: string
  variables: Variables
  /** The person. */
  by: string | null
  /** The same for every attempt at the same completion. */
  token?: string
  /** Told to the observers with the step. */
  note?: Note
}

/**
 * Completes a user task. Of two at once one wins; the other learns who was first.
 * @throws StaleTaskError, RefusedError, RuntimeError INSTANCE_UNKNOWN, PAYLOAD_TOO_LARGE, TOO_BUSY
 */
export function complete(ctx: Context, county: string, ask: Completion): Promise<{ instance: string }> {
  return guarded(ctx, ask.variables, async wave => {
    const acted = await act(ctx, wave, {
      county,
      instance: ask.instance,
      token: ask.token,
      note: ask.note,
      decide: () => ({
        type: 'complete-task',
        task: ask.task,
        variables: ask.variables,
        ...(ask.by === null ? {} : { by: ask.by }),
      }),
    })
    if (acted.outcome === 'gone') throw await stale(ctx, acted.doc, ask.task)
    if (acted.outcome === 'refused') throw new RefusedError(acted.text, acted.element, acted.textEn)
    return { instance: ask.instance }
  })
}

/** Who was first: from the outbox when the winner's rows are still on their way, else from the task's row. */
async function stale(ctx: Context, doc: InstanceDoc, task: string): Promise<StaleTaskError> {
  for (const event of doc.outbox.flatMap(text => parseBatch(text).events)) {
    if (event.type === 'task-completed' && event.task === task)
      return new StaleTaskError(event.by, event.at, 'done')
    if (event.type === 'task-cancelled' && event.task === task)
      return new StaleTaskError(null, event.at, 'cancelled')
  }
  const row = await ctx.store.get(tasks, doc.county, taskRowId(doc._id, task))
  return !row || row.state === 'open'
    ? new StaleTaskError(null, null, 'unknown')
    : new StaleTaskError(row.doneBy, row.doneAt, row.state)
}
