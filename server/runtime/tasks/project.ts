import type { EngineEvent, InstanceState, TaskWait } from '../../engine/index.js'
import { follow, type Follower, type Unsaved } from '../../store/port.js'
import type { Context } from '../context.js'
import { settled } from '../incidents/raise.js'
import type { OutboxBatch } from '../outbox/batch.js'
import { byKey } from '../outbox/by-key.js'
import type { Resolved } from '../ports.js'
import { patchNewer } from '../rows/patch-newer.js'
import { taskRowId, tasks, type InstanceDoc, type TaskRow } from '../rows/index.js'
import { assign, forgetNoCandidate, noCandidate, unitsOf } from './candidates.js'

type TaskEvent = Extract<
  EngineEvent,
  { type: 'task-created' | 'task-updated' | 'task-completed' | 'task-cancelled' }
>

type ClosingEvent = TaskEvent & { type: 'task-completed' | 'task-cancelled' }
type Where = Pick<InstanceDoc, '_id' | 'county' | 'process' | 'case' | 'key'>

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
async function close(ctx: Context, doc: InstanceDoc, event: ClosingEvent): Promise<void> {
  let orphan = false
  const id = taskRowId(doc._id, event.task)
  await patchNewer(ctx.store, tasks, doc.county, id, event.seq, row => {
    orphan = row.people.length === 0
    return { set: closed(event, row.due) }
  })
  if (orphan) await forgetNoCandidate(ctx, doc, event.task)
}

async function putOpen(ctx: Context, doc: InstanceDoc, task: TaskWait, seq: number): Promise<void> {
  const _id = taskRowId(doc._id, task.key)
  const old = await ctx.store.get(tasks, doc.county, _id)
  if (old && old.seq >= seq) return
  const { key, element, candidates } = task
  const found = await assign(ctx, doc, { key, element, candidates, fresh: !old })
  await ctx.store.putNewer(tasks, openRow(doc, task, found, seq), 'seq')
}

const openRow = (where: Where, task: TaskWait, found: Resolved, seq: number): Unsaved<TaskRow> => ({
  _id: taskRowId(where._id, task.key),
  county: where.county,
  instance: where._id,
  task: task.key,
  process: where.process,
  case: where.case,
  key: where.key,
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
})

function closed(event: ClosingEvent, due: number | null) {
  const late = due !== null && event.at > due
  return event.type === 'task-completed'
    ? { state: 'done' as const, doneBy: event.by, doneAt: event.at, late }
    : { state: 'cancelled' as const, doneAt: event.at, late }
}

/**
 * The same rows, to be written with the step; null when a task was changed, or has nobody who could do it: the
 * incident of that follows from rows that must be read.
 * @param before the state before the step
 */
export async function taskFollowers(
  ctx: Context,
  where: Where,
  before: InstanceState | null,
  batch: OutboxBatch,
): Promise<Follower[] | null> {
  const followers: Follower[] = []
  const due = new Map<string, number | null>()
  for (const each of batch.events) {
    const event = keyed(each)?.event
    if (event?.type === 'task-updated') return null
    if (event?.type === 'task-created') {
      const found = await ctx.directory.resolve(where.county, event.candidates, ctx.clock.now())
      if (found.people.length === 0) return null
      due.set(event.key, event.due?.at ?? null)
      followers.push(follow.putNewer(tasks, openRow(where, event, found, event.seq), 'seq'))
    } else if (event) {
      const limit = due.get(event.task) ?? before?.tasks[event.task]?.due?.at ?? null
      followers.push(
        follow.patchNewer(tasks, where.county, taskRowId(where._id, event.task), 'seq', {
          set: Object.assign(closed(event, limit), { seq: event.seq }),
        }),
        settled(where, noCandidate(event.task), event.at),
      )
    }
  }
  return followers
}
