import type { Variables } from '../command.js'

/** Something told to the world from outside: one at a time, in order, when nothing else can move. */
export type Publication =
  | { kind: 'message'; name: string; /** null reaches any key. */ key: string | null; variables: Variables }
  | { kind: 'signal'; name: string; variables: Variables }

/**
 * What the people and workers around the processes do, by element. One entry of a list applies at every visit of the
 * element; of several, each applies to the next visit and the last to all that follow.
 */
export interface Script {
  /** Answers of user tasks and results of jobs. */
  complete: ReadonlyMap<string, readonly Variables[]>
  /** Codes of BPMN errors in which the task ends. */
  throws: ReadonlyMap<string, readonly string[]>
  /** Milliseconds that the task takes on the clock. */
  durations: ReadonlyMap<string, readonly number[]>
  publications: readonly Publication[]
}

/** The entry for the `visit`th visit (from 0). */
export function entryFor<T>(entries: readonly T[] | undefined, visit: number): T | undefined {
  return entries?.[Math.min(visit, entries.length - 1)]
}
