import type { Instant } from '../../calendar/index.js'
import type { InstanceState } from './state.js'
import type { Waits } from './waits.js'

/** Everything that the instance waits for. */
export function waits(state: InstanceState): Waits {
  return {
    tasks: Object.values(state.tasks),
    jobs: Object.values(state.jobs),
    timers: Object.values(state.timers),
    messages: Object.values(state.messages),
    signals: Object.values(state.signals),
    conditions: Object.values(state.conditions),
    children: Object.values(state.children),
    incidents: Object.values(state.incidents),
  }
}

/** The instant of its earliest timer. */
export function nextDue(state: InstanceState): Instant | null {
  let earliest: Instant | null = null
  for (const timer of Object.values(state.timers))
    if (earliest === null || timer.due.at < earliest) earliest = timer.due.at
  return earliest
}
