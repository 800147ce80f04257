import { timerOf } from '../model/catches.js'
import { attempt } from '../run/incident.js'
import type { Run } from '../run/run.js'
import type { Reckoned } from '../state/waits.js'
import { reckonDate, reckonTimer } from '../timer/reckon.js'

/** Reckons again, from their recorded anchors, the dates that an older calendar edition had a part in. */
export function recalculate(run: Run): void {
  for (const { key, element: id, scope, due } of Object.values(run.state.timers)) {
    const element = run.element(id)
    const timer = timerOf(element)
    if (!timer || !isTouched(run, due)) continue
    attempt(run, run.activity(scope)!, 'due', () => {
      const moved = { ...reckonTimer(run, timer, scope, due.anchor).due, anchor: due.anchor }
      if (differs(moved, due)) run.emit({ type: 'timer-moved', timer: key, element: id, due: moved })
    })
  }
  for (const task of Object.values(run.state.tasks)) {
    const element = run.element(task.element)
    const { due } = task
    if (element.kind !== 'user-task' || !element.due || !due || !isTouched(run, due)) continue
    const attribute = element.due
    attempt(run, run.activity(task.scope)!, 'due', () => {
      const moved = { ...reckonDate(run, attribute, task.scope, due.anchor), anchor: due.anchor }
      if (differs(moved, due)) run.emit({ type: 'task-updated', task: { ...task, due: moved } })
    })
  }
}

function isTouched(run: Run, due: Reckoned): boolean {
  return due.days !== undefined && due.edition !== run.env.calendar.id
}

function differs(moved: Reckoned, due: Reckoned): boolean {
  return moved.at !== due.at || moved.provisional !== due.provisional
}
