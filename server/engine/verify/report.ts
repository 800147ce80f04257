import type { ProcessGraph } from '../model/graph.js'

/** A text for people in both languages. */
export interface Said {
  zh: string
  en: string
}

/**
 * What verify claims.
 *
 * - `CANNOT_COMPLETE`, of the process: a reachable state from which no continuation ends it. Reported once, with the
 *   elements at which its tokens stand in the innermost scope that cannot end.
 * - `TOKEN_STUCK`, of an element: a token stands there which no continuation moves, consumes or cancels.
 * - `NEVER_RUNS`, of an element: no run enters it, though the scope that holds it is entered.
 * - `UNBOUNDED`, of an element: in one running of its scope three tokens more stand there than messages and signals
 *   from outside had begun something beside what runs (non-interrupting boundary events and event sub-processes).
 *   Rounds of a multi-instance count as the one token that entered it; running event sub-processes are not counted.
 * - `RUNS_TWICE`, of an activity (task, sub-process, call): two tokens of one firing of one split both enter it, neither
 *   having been joined with the other.
 * - `NO_BRANCH`, of a split: it is reached, every flow has a condition, none is the default. What would follow from
 *   none being true is not told as further findings.
 * - `MESSAGE_FROM_NOBODY`, of a catching event: no known process sends it, no person and nothing outside does. It is
 *   taken to come all the same, so nothing further follows from it.
 * - `NO_LIMIT`, of a user task: no timer on its border, and not supervised: due at 期限, or at what was handed over as
 *   期限, behind a thrown `supervise` on every path to it.
 * - `ESCALATION_WEAK`, of a user task with timers on its border that is not supervised: none of them interrupts it or
 *   reaches somebody who is not its candidate.
 */
export type FindingCode =
  | 'CANNOT_COMPLETE'
  | 'TOKEN_STUCK'
  | 'NEVER_RUNS'
  | 'UNBOUNDED'
  | 'RUNS_TWICE'
  | 'NO_BRANCH'
  | 'MESSAGE_FROM_NOBODY'
  | 'NO_LIMIT'
  | 'ESCALATION_WEAK'

export interface Finding {
  code: FindingCode
  /** Id of the element (or process) that it is about. */
  element: string
  /** Further elements that have a part in it: the split of RUNS_TWICE, the places of CANNOT_COMPLETE. */
  elements?: string[]
  message: Said
  /** The way out. */
  fix: Said
  /** A shortest way there from the start of the scope, one line a step; empty for what is read off the diagram. */
  trace: Said[]
}

/** How far one scope was explored by itself. */
export interface ScopeReport {
  /** Id of the process, sub-process or event sub-process. */
  id: string
  states: number
  /** False: it was given up at a limit, and nothing is claimed for what was not reached. */
  finished: boolean
}

export interface Report {
  process: string
  scopes: ScopeReport[]
  /** By scope, then in document order. */
  findings: Finding[]
  /** Every scope was explored to its end: without findings the process is clean. */
  verified: boolean
}

export interface VerifyOptions {
  /** Milliseconds of a clock; only differences are used. */
  now: () => number
  /** Further deployed processes: they send messages, and can be called. */
  processes?: readonly ProcessGraph[]
  /** Names of messages that come from outside all processes: acts of persons, the service, other systems. */
  outside?: readonly string[]
  /** Limits of each scope; 200,000 states and 10,000 ms without them. */
  states?: number
  milliseconds?: number
  /** With how many children a multi-instance is tried; 0, 1 and 2 without it. */
  children?: readonly number[]
}
