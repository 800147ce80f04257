import type { TaskWait } from '../waits.js'
import { type Applier, closeWait, openWait, rest } from './applier.js'

export const taskCreated: Applier<'task-created'> = (draft, event) => {
  const { key, element, scope, since, name, candidates, due, form, priority, headers } = event
  const task: TaskWait = { key, element, scope, since, name, candidates, due, form, priority, headers }
  openWait(draft, 'tasks', task)
}

export const taskUpdated: Applier<'task-updated'> = (draft, event) => {
  draft.tasks[event.task.key] = event.task
}

export const taskCompleted: Applier<'task-completed'> = (draft, event) => {
  closeWait(draft, 'tasks', event.task)
  rest(draft)
}

export const taskCancelled: Applier<'task-cancelled'> = (draft, event) => {
  closeWait(draft, 'tasks', event.task)
}
