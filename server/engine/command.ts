import type { Value } from './expression/port.js'

export type Variables = Record<string, Value>

/**
 * What can happen to an instance from outside. Keys (`task`, `job`, `timer`, `subscription`, `child`, `incident`) are
 * those of the instance's waits; a key that is not there (any more) is answered with a GoneError, nothing is changed.
 */
export type Command =
  | StartCommand
  | { type: 'complete-task'; task: string; variables: Variables; by?: string }
  | { type: 'complete-job'; job: string; variables: Variables }
  /** The job failed and has `retries` left; with 0 an incident JOB_FAILED is raised on its token. */
  | { type: 'fail-job'; job: string; retries: number; message: string }
  /** A task or job ends in a BPMN error, caught innermost scope outwards. */
  | { type: 'throw-error'; wait: string; code: string; message?: string; variables: Variables }
  | { type: 'throw-escalation'; wait: string; code: string; variables: Variables }
  | { type: 'message'; subscription: string; id: string; name: string; variables: Variables; by?: string }
  | { type: 'signal'; subscription: string; id: string; name: string; variables: Variables }
  | { type: 'fire'; timer: string }
  | { type: 'child-completed'; child: string; variables: Variables }
  /** A called process ended in an uncaught error. */
  | { type: 'child-failed'; child: string; code: string; message?: string; variables: Variables }
  /** A called process threw an escalation that it did not catch; it goes on. */
  | { type: 'child-escalated'; child: string; code: string; variables: Variables }
  /** Tries again what raised the incident, after `variables` were set in its scope. */
  | { type: 'retry'; incident: string; variables?: Variables }
  /** Goes on after a step that stopped at its budget. */
  | { type: 'continue' }
  /** Evaluates the dates that touch the new calendar edition (in `env`) again, from their recorded anchors. */
  | { type: 'recalculate' }
  /** Ends the instance from outside; everything open is cancelled. */
  | { type: 'terminate'; reason: string }

export interface StartCommand {
  type: 'start'
  instance: string
  process: string
  /** Key under which the deployed definition is kept; copied into the state. */
  definition: string
  /** The start event; without it the none start event (of several: the first in document order). */
  startEvent?: string
  /** Correlation key of a keyed message start. */
  key?: string
  variables: Variables
  /** The message, signal or timer that started it, for the history. */
  cause?: { kind: 'message' | 'signal' | 'timer'; name: string; id: string }
  /** The call activity that waits for this instance. */
  parent?: { instance: string; child: string }
  by?: string
}
