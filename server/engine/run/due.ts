import type { Value } from '../expression/index.js'
import type { UserTask } from '../model/graph.js'
import type { TaskWait } from '../state/waits.js'
import { reckonDate } from '../timer/reckon.js'
import { raise } from './incident.js'
import type { Run } from './run.js'
import { Trouble } from './trouble.js'

/**
 * Evaluates again the limits of tasks whose expression reads an instant that this step has set. A table of amounts (a
 * context, as 时限) moves no limit of a task that is open: how long it is given was settled when it came.
 */
export function followVariables(run: Run): void {
  if (run.changed.size === 0) return
  for (const task of Object.values(run.state.tasks)) {
    const due = dueOf(run, task)
    // A task of this very step has seen everything that was set before it.
    if (!due || !('feel' in due)) continue
    const set = due.feel.reads.filter(name => run.changed.has(name))
    if (set.length === 0) continue
    const variables = run.variables(task.scope)
    if (set.some(name => !isTable(variables[name] ?? null))) reckonAgain(run, task, due)
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

const isTable = (value: Value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('$feel' in value)
