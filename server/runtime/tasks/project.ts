import type { EngineEvent, TaskWait } from '../../engine/index.js'
import type { Context } from '../context.js'
import type { OutboxBatch } from '../outbox/batch.js'
import { byKey } from '../outbox/by-key.js'
import { patchNewer } from '../rows/patch-newer.js'
import { taskRowId, tasks, type InstanceDoc } from '../rows/index.js'
import { assign, forgetNoCandidate, unitsOf } from './candidates.js'

type TaskEvent = Extract<
  EngineEvent,
  { type: 'task-created' | 'task-updated' | 'task-completed' | 'task-cancelled' }
>

/** Writes the rows of the tasks that a step opened, changed or ended, side by side. */
export function taskRows(ctx: Context, doc: InstanceDoc, batch: OutboxBatch): Promise<void>[] {
  return byKey<TaskEvent>(batch.events, keyed).map(async events => {
    for (const event of events) await write(ctx, doc, event)
  })
}

function keyed(event: EngineEvent): { key: string; event: TaskEvent } | null {
  switch (event.type) {
    case 'task-created':
      return { key: event.key, event }
    case 'task-updated':
      return { key: event.task.key, event }
    case 'task-completed':
    case 'task-cancelled':
      return { key: event.task, event }
    default:
      return null
  }
}

async function write(ctx: Context, doc: InstanceDoc, event: TaskEvent): Promise<void> {
  switch (event.type) {
    case 'task-created':
      return putOpen(ctx, doc, event, event.seq)
    case 'task-updated':
      return putOpen(ctx, doc, event.task, event.seq)
    default:
      return close(ctx, doc, event)
  }
}

/** A task that nobody could be given takes its incident with it. */
async function close(
  ctx: Context,
  doc: InstanceDoc,
  event: TaskEvent & { type: 'task-completed' | 'task-cancelled' },
): Promise<void> {
  let orphan = false
  const id = taskRowId(doc._id, event.task)
  await patchNewer(ctx.store, tasks, doc.county, id, event.seq, row => {
    orphan = row.people.length === 0
    const late = row.due !== null && event.at > row.due
    return {
      set:
        event.type === 'task-completed'
          ? { state: 'done' as const, doneBy: event.by, doneAt: event.at, late }
          : { state: 'cancelled' as const, doneAt: event.at, late },
    }
  })
  if (orphan) await forgetNoCandidate(ctx, doc, event.task)
}

async function putOpen(ctx: Context, doc: InstanceDoc, task: TaskWait, seq: number): Promise<void> {
  const _id = taskRowId(doc._id, task.key)
  const old = await ctx.store.get(tasks, doc.county, _id)
  if (old && old.seq >= seq) return
  const { key, element, candidates } = task
  const found = await assign(ctx, doc, { key, element, candidates, fresh: !old })
  await ctx.store.putNewer(
    tasks,
    {
      _id,
      county: doc.county,
      instance: doc._id,
      task: task.key,
      process: doc.process,
      case: doc.case,
      key: doc.key,
      element: task.element,
      name: task.name,
      candidates: task.candidates,
      people: found.people,
      units: unitsOf(task.candidates),
      for: found.for ?? null,
      since: task.since,
      due: task.due?.at ?? null,
      dueReckoned: task.due ? JSON.stringify(task.due) : null,
      form: task.form,
      priority: task.priority,
      headers: JSON.stringify(task.headers),
      state: 'open',
      doneBy: null,
      doneAt: null,
      late: false,
      seq,
    },
    'seq',
  )
}
