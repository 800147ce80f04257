import type { CalendarEdition } from '../../calendar/index.js'
import type { ExpressionPort, ProcessGraph, TimerDefinition, Value } from '../../engine/index.js'
import { cycleOf, dateOf, durationOf, later } from '../../engine/timer/iso.js'

/** What the head keeps of the firings so far; null before the first. */
export interface Fired {
  last: number
  times: number
}

/**
 * When the process's timer start falls due next, and which start event it is; null when it does not (any more). A date
 * is evaluated again after each firing and must lie after the last one.
 */
export function nextTimerStart(
  graph: ProcessGraph,
  expressions: ExpressionPort,
  env: { now: number; calendar: CalendarEdition },
  fired: Fired | null,
): { due: number; element: string } | null {
  let earliest: { due: number; element: string } | null = null
  for (const start of graph.starts) {
    if (start.kind !== 'timer' || !start.timer) continue
    const due = dueOf(start.timer, expressions, env, fired)
    if (due !== null && (earliest === null || due < earliest.due)) earliest = { due, element: start.element }
  }
  return earliest
}

function dueOf(
  { kind, value }: TimerDefinition,
  expressions: ExpressionPort,
  env: { now: number; calendar: CalendarEdition },
  fired: Fired | null,
): number | null {
  const text = textOf('text' in value ? value.text : expressions.evaluate(value.feel.source, {}, env).value)
  const { offsetMinutes } = env.calendar
  if (kind === 'cycle') {
    const cycle = cycleOf(text, offsetMinutes)
    if (!cycle || (cycle.times !== -1 && (fired?.times ?? 0) >= cycle.times)) return null
    return fired
      ? later(fired.last, cycle.every, offsetMinutes)
      : (cycle.from ?? later(env.now, cycle.every, offsetMinutes))
  }
  const duration = kind === 'duration' ? durationOf(text) : null
  if (duration) return fired ? null : later(env.now, duration, offsetMinutes)
  const at = dateOf(text, offsetMinutes)
  return at !== null && (fired === null || at > fired.last) ? at : null
}

function textOf(value: Value): string {
  if (typeof value === 'string') return value
  const tagged = value !== null && typeof value === 'object' && !Array.isArray(value) ? value['v'] : undefined
  return typeof tagged === 'string' ? tagged : ''
}
