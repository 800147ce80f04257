import type { Instant, LimitUnit, ReckonedDay } from '../../calendar/index.js'
import type { Value } from '../expression/port.js'

/** Who may do a task: the people of a role in a unit, or one person. Resolved to people by the runtime. */
export type Principal = { role: string; unit: string } | { person: string }

/** A computed instant and what it was computed from; never computed again in a replay. */
export interface Reckoned {
  at: Instant
  expression: string
  anchor: Instant
  /** Id of the calendar edition. */
  edition: string
  provisional: boolean
  days?: ReckonedDay[]
  /** What was added to the anchor, where the instant is just that: it stays, whatever tables of amounts say later. */
  amount?: number
  unit?: LimitUnit
}

/** `scope` is the key of the scope whose variables the wait sees (`variablesAt`). */
interface Wait {
  key: string
  element: string
  scope: string
  since: Instant
}

export interface TaskWait extends Wait {
  name: string
  candidates: Principal[]
  due: Reckoned | null
  form: string | null
  priority: number
  headers: Record<string, string>
}
export interface JobWait extends Wait {
  jobType: string
  retries: number
  headers: Record<string, string>
}
export interface TimerWait extends Wait {
  due: Reckoned
  /** Remaining firings of a cycle after this one; -1 for ever. */
  repetitions: number
  /** The cycle as it was evaluated, e.g. R3/PT10S: the next firing asks no variable again. */
  cycle?: string
}
export interface MessageWait extends Wait {
  name: string
  correlationKey: string | null
  /** It stays open after a message: a non-interrupting event. */
  stays?: true
}
export interface SignalWait extends Wait {
  name: string
  stays?: true
}
/** A conditional event: fires when its condition becomes true. */
export interface ConditionWait extends Wait {
  /** It was true when it was last asked. */
  met: boolean
  stays?: true
}
export interface ChildWait extends Wait {
  process: string
  instance: string
}
export interface Incident {
  key: string
  element: string
  scope: string
  /** Stable: NO_CONDITION_HELD, EXPRESSION_FAILED, NOT_A_BOOLEAN, NOT_A_DATE, JOB_FAILED, NO_CANDIDATE, UNCAUGHT_ERROR, DECISION_UNKNOWN, LOOP … */
  code: string
  message: string
  since: Instant
  details?: Record<string, Value>
  /** Where a retry goes on. */
  phase?: Phase
}

/**
 * How far an activity has come: `enter` evaluates inputs and arms what is attached, `start` does what the element does,
 * `outputs` evaluates output mappings, `route` milestones and conditions, `due` a limit that followed a variable,
 * `continue` goes on with the tokens after a loop.
 */
export type Phase = 'enter' | 'start' | 'outputs' | 'route' | 'due' | 'continue' | 'ended'

/** Everything that an instance waits for, as data: what the runtime indexes and offers. */
export interface Waits {
  tasks: TaskWait[]
  jobs: JobWait[]
  timers: TimerWait[]
  messages: MessageWait[]
  signals: SignalWait[]
  conditions: ConditionWait[]
  children: ChildWait[]
  incidents: Incident[]
}
