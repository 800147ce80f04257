import { addLimit } from '../../calendar/index.js'
import { timerOf } from '../model/catches.js'
import { attempt } from '../run/incident.js'
import type { Run } from '../run/run.js'
import { Trouble } from '../run/trouble.js'
import type { Reckoned } from '../state/waits.js'
import { reckonDate, reckonTimer } from '../timer/reckon.js'

/** Reckons again, from their recorded anchors, the dates that an older calendar edition had a part in. */
export function recalculate(run: Run): void {
  for (const { key, element: id, scope, due } of Object.values(run.state.timers)) {
    const element = run.element(id)
    const timer = timerOf(element)
    if (!timer || !isTouched(run, due)) continue
    attempt(run, run.activity(scope)!, 'due', () => {
      const moved = again(run, due, () => reckonTimer(run, timer, scope, due.anchor).due)
      if (differs(moved, due)) run.emit({ type: 'timer-moved', timer: key, element: id, due: moved })
    })
  }
  for (const task of Object.values(run.state.tasks)) {
    const element = run.element(task.element)
    const { due } = task
    if (element.kind !== 'user-task' || !element.due || !due || !isTouched(run, due)) continue
    const attribute = element.due
    attempt(run, run.activity(task.scope)!, 'due', () => {
      const moved = again(run, due, () => reckonDate(run, attribute, task.scope, due.anchor))
      if (differs(moved, due)) run.emit({ type: 'task-updated', task: { ...task, due: moved } })
    })
  }
}

/** The same limit by the new calendar: from the same anchor, and as much as it was given when it came. */
function again(run: Run, due: Reckoned, evaluate: () => Reckoned): Reckoned {
  const { amount, unit, anchor } = due
  if (amount === undefined || unit === undefined) return { ...evaluate(), anchor }
  const found = whatever(evaluate)
  if (found?.amount === amount && found.unit === unit) return { ...found, anchor }
  const { at, provisional, days } = addLimit(run.env.calendar, anchor, amount, unit)
  return { ...due, at, provisional, days: [...days], edition: run.env.calendar.id }
}

/** What its expression gives now; nothing when it gives no date any more. */
function whatever(evaluate: () => Reckoned): Reckoned | undefined {
  try {
    return evaluate()
  } catch (error) {
    if (error instanceof Trouble) return undefined
    throw error
  }
}

function isTouched(run: Run, due: Reckoned): boolean {
  return due.days !== undefined && due.days.length > 0 && due.edition !== run.env.calendar.id
}

function differs(moved: Reckoned, due: Reckoned): boolean {
  return moved.at !== due.at || moved.provisional !== due.provisional
}
