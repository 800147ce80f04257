import type { Instant, ReckonedDay } from '../../calendar/index.js'
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
}
export interface MessageWait extends Wait {
  name: string
  correlationKey: string | null
}
export interface SignalWait extends Wait {
  name: string
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
}

/** Everything that an instance waits for, as data: what the runtime indexes and offers. */
export interface Waits {
  tasks: TaskWait[]
  jobs: JobWait[]
  timers: TimerWait[]
  messages: MessageWait[]
  signals: SignalWait[]
  children: ChildWait[]
  incidents: Incident[]
}
