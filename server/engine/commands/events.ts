import type { Variables } from '../command.js'
import type { Run } from '../run/run.js'
import { trigger } from '../run/trigger.js'
import { GoneError } from '../run/trouble.js'
import type { TimerWait } from '../state/waits.js'
import { nextOfCycle } from '../timer/reckon.js'

export function receiveMessage(
  run: Run,
  key: string,
  message: { id: string; name: string; variables: Variables; by?: string },
): void {
  const wait = run.state.messages[key]
  if (!wait) throw new GoneError('message', key)
  const { id, name, variables, by = null } = message
  const { element } = wait
  run.emit({ type: 'message-received', subscription: key, element, name, id, variables, by })
  trigger(run, run.activity(wait.scope)!, element, variables)
}

export function receiveSignal(
  run: Run,
  key: string,
  signal: { id: string; name: string; variables: Variables },
): void {
  const wait = run.state.signals[key]
  if (!wait) throw new GoneError('signal', key)
  const { element } = wait
  run.emit({ type: 'signal-received', subscription: key, element, name: signal.name, id: signal.id })
  trigger(run, run.activity(wait.scope)!, element, signal.variables)
}

/** Fires a timer; one of a cycle is armed again before what it starts goes on. */
export function fireTimer(run: Run, key: string): void {
  const wait = run.state.timers[key]
  if (!wait) throw new GoneError('timer', key)
  run.emit({ type: 'timer-fired', timer: key, element: wait.element, due: wait.due })
  if (wait.repetitions !== 0 && wait.cycle) rearm(run, wait, wait.cycle)
  trigger(run, run.activity(wait.scope)!, wait.element, null)
}

function rearm(run: Run, fired: TimerWait, cycle: string): void {
  const { element, scope, repetitions } = fired
  run.emit({
    type: 'timer-armed',
    key: run.nextKey(),
    element,
    scope,
    since: run.env.now,
    due: nextOfCycle(run, cycle, fired.due),
    repetitions: repetitions === -1 ? -1 : repetitions - 1,
    cycle,
  })
}
