import type { UserTask } from '../model/graph.js'
import type { TaskWait } from '../state/waits.js'
import { reckonDate } from '../timer/reckon.js'
import { raise } from './incident.js'
import type { Run } from './run.js'
import { Trouble } from './trouble.js'

/** Evaluates again the limits of tasks whose expression reads a variable that this step has set. */
export function followVariables(run: Run): void {
  if (run.changed.size === 0) return
  for (const task of Object.values(run.state.tasks)) {
    const due = dueOf(run, task)
    // A task of this very step has seen everything that was set before it.
    if (due && 'feel' in due && due.feel.reads.some(name => run.changed.has(name)))
      reckonAgain(run, task, due)
  }
}

/** Evaluates the limit of an activity's task again; what fails is an incident of its own, the task stays. */
export function updateDue(run: Run, activity: string): void {
  const task = Object.values(run.state.tasks).find(one => one.scope === activity)
  const due = task ? dueOf(run, task) : null
  if (task && due) reckonAgain(run, task, due)
}

function dueOf(run: Run, task: TaskWait): UserTask['due'] {
  const element = run.element(task.element)
  return element.kind === 'user-task' ? element.due : null
}

function reckonAgain(run: Run, task: TaskWait, attribute: NonNullable<UserTask['due']>): void {
  try {
    const due = reckonDate(run, attribute, task.scope)
    if (due.at !== task.due?.at || due.provisional !== task.due.provisional)
      run.emit({ type: 'task-updated', task: { ...task, due } })
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    raise(run, run.activity(task.scope)!, 'due', error)
  }
}
