import type { TimerWait } from '../waits.js'
import { type Applier, ApplyError, closeWait, openWait, rest } from './applier.js'

export const timerArmed: Applier<'timer-armed'> = (draft, event) => {
  const { key, element, scope, since, due, repetitions, cycle } = event
  const timer: TimerWait = { key, element, scope, since, due, repetitions, ...(cycle ? { cycle } : {}) }
  openWait(draft, 'timers', timer)
}

export const timerFired: Applier<'timer-fired'> = (draft, event) => {
  closeWait(draft, 'timers', event.timer)
  rest(draft)
}

export const timerCancelled: Applier<'timer-cancelled'> = (draft, event) => {
  closeWait(draft, 'timers', event.timer)
}

export const timerMoved: Applier<'timer-moved'> = (draft, event) => {
  const timer = draft.timers[event.timer]
  if (!timer) throw new ApplyError(`no timer ${event.timer} in instance ${draft.instance}`)
  draft.timers[event.timer] = { ...timer, due: event.due }
}
