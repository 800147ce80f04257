import type { CalendarEdition, Instant } from '../calendar/index.js'
import type { Decision } from './decision/index.js'
import type { ExpressionPort } from './expression/port.js'

/** Everything a step may know of the world: an immutable snapshot, so that the same step gives the same result. */
export interface Env {
  now: Instant
  calendar: CalendarEdition
  expressions: ExpressionPort
  /** The decision of the instance's own deployment, else undefined (an incident DECISION_UNKNOWN). */
  decision(id: string): Decision | undefined
  /** How tasks that nobody works on here behave; only the command line passes them through. */
  unworked?: 'wait' | 'pass'
  /** Elements at which somebody takes time or fails: a task that works within the step waits there first. */
  held?(element: string): boolean
  /** Element entries before a step stops and goes on by `continue` (1,000), and before it is an incident (100,000). */
  budget?: { step: number; instance: number }
}
