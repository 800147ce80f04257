import type { Behavior } from '../run/behavior.js'
import { candidatesOf } from '../run/candidates.js'
import { nameOf, valueOf } from '../run/evaluate.js'
import { reckonDate } from '../timer/reckon.js'

const PRIORITY = 50

/** Waits for one of its candidates. */
export const userTask: Behavior<'user-task'> = {
  start(activity, task, run) {
    const { key } = activity
    const priority = task.priority ? Number(valueOf(run, task.priority, key)) : PRIORITY
    const wait = {
      candidates: candidatesOf(run, task, key),
      due: task.due ? reckonDate(run, task.due, key) : null,
      form: task.form ? nameOf(run, task.form, key, '表单') : null,
      priority: Number.isFinite(priority) ? priority : PRIORITY,
    }
    run.emit({
      type: 'task-created',
      key: run.nextKey(),
      element: task.id,
      scope: key,
      since: run.env.now,
      name: task.name,
      headers: { ...task.headers },
      ...wait,
    })
  },
}
