import type { Instant } from '../../calendar/index.js'
import type { Variables } from '../command.js'
import type { Value } from '../expression/port.js'
import type {
  ChildWait,
  ConditionWait,
  Incident,
  JobWait,
  MessageWait,
  Reckoned,
  SignalWait,
  TaskWait,
  TimerWait,
} from './waits.js'

/** One line of an instance's history. `v` is the version of its schema: a released one is never edited. */
export type EngineEvent = { seq: number; at: Instant; v: 1 } & EventBody

/** `activity` is the key of one visit to an element; `scope` the key of the scope that holds it. */
interface At {
  element: string
  activity: string
  scope: string
}

export interface Via {
  start: string
  variables: Variables | null
}

export type EventBody =
  | {
      type: 'instance-started'
      instance: string
      process: string
      definition: string
      key: string | null
      startEvent: string | null
      variables: Variables
      parent: { instance: string; child: string } | null
      cause: { kind: string; name: string; id: string } | null
      by: string | null
    }
  | { type: 'instance-completed' }
  | { type: 'instance-terminated'; reason: string }
  | { type: 'instance-failed'; code: string; message: string; element: string }
  | ({
      type: 'element-entered'
      elementType: string
      name: string
      /** Number of the round or child, from 1. */
      index?: number
      /** Keys of the tokens that it took. */
      tokens?: string[]
      /** It is a running event sub-process of its scope. */
      handler?: 'interrupting' | 'parallel'
      /** It is part of the plan of this activity, to compensate what has completed. */
      compensates?: string
      /** It stands in for this completed scope while that is compensated. */
      restores?: string
      /** The start event by which an event sub-process begins, with what came with the event. */
      via?: Via
    } & At)
  /** The body around the rounds of a multi-instance or loop; the rounds are entered and completed by themselves. */
  | ({
      type: 'multi-entered'
      elementType: string
      name: string
      tokens: string[]
    } & At)
  /** `total` is null where it is not known before (a standard loop). */
  | { type: 'multi-opened'; element: string; activity: string; items: Value[] | null; total: number | null }
  | { type: 'multi-advanced'; element: string; activity: string; index: number; output?: Value }
  | ({ type: 'multi-completed'; elementType: string; name: string } & At)
  | ({ type: 'multi-cancelled'; elementType: string; name: string } & At)
  | ({ type: 'element-completed'; elementType: string; name: string } & At)
  | ({ type: 'element-cancelled'; elementType: string; name: string } & At)
  | ({ type: 'element-failed'; elementType: string; name: string; code: string; message: string } & At)
  | {
      type: 'flow-taken'
      flow: string
      source: string
      target: string
      scope: string
      token: string
      /** The token waits at the target until others have come. */
      joins?: true
    }
  /** A token that no flow brought: for a round of a multi-instance or loop, or where a scope begins without an event. */
  | { type: 'token-placed'; token: string; element: string; scope: string; index?: number }
  /** An interrupting event or a terminate end took the tokens that were on their way in the scope. */
  | { type: 'tokens-dropped'; scope: string; tokens: string[] }
  | { type: 'variables-set'; scope: string; variables: Variables }
  | ({ type: 'task-created' } & TaskWait)
  /** Candidates or due date changed; `task` is the row as it is now. */
  | { type: 'task-updated'; task: TaskWait }
  | { type: 'task-completed'; task: string; element: string; by: string | null; variables: Variables }
  | { type: 'task-cancelled'; task: string; element: string; name: string }
  | ({ type: 'job-created'; variables: Variables } & JobWait)
  | { type: 'job-completed'; job: string; element: string }
  | { type: 'job-cancelled'; job: string; element: string }
  | { type: 'job-failed'; job: string; element: string; retries: number; message: string }
  | ({ type: 'timer-armed' } & TimerWait)
  | { type: 'timer-fired'; timer: string; element: string; due: Reckoned }
  | { type: 'timer-cancelled'; timer: string; element: string }
  | { type: 'timer-moved'; timer: string; element: string; due: Reckoned }
  | ({ type: 'message-awaited' } & MessageWait)
  | { type: 'message-unawaited'; subscription: string; element: string }
  | {
      type: 'message-received'
      subscription: string
      element: string
      name: string
      id: string
      variables: Variables
      by: string | null
    }
  /** Published within the step; `id` is deterministic (instance and event), so a redelivery is recognised. */
  | {
      type: 'message-thrown'
      element: string
      name: string
      correlationKey: string | null
      variables: Variables
      id: string
      dedupe: string | null
    }
  | ({ type: 'condition-awaited' } & ConditionWait)
  | { type: 'condition-unawaited'; condition: string; element: string }
  | { type: 'condition-met'; condition: string; element: string }
  /** It is false again: the next time that it is true is a change. */
  | { type: 'condition-lapsed'; condition: string; element: string }
  /** A completed activity is remembered, to be compensated if need be. */
  | ({ type: 'compensation-kept'; variables: Variables } & At)
  | { type: 'compensation-planned'; element: string; activity: string; plan: string[] }
  | { type: 'compensation-begun'; element: string; activity: string; record: string; inside: boolean }
  | ({ type: 'signal-awaited' } & SignalWait)
  | { type: 'signal-unawaited'; subscription: string; element: string }
  | { type: 'signal-received'; subscription: string; element: string; name: string; id: string }
  | { type: 'signal-thrown'; element: string; name: string; variables: Variables; id: string }
  | { type: 'error-thrown'; element: string; code: string; message: string; caughtBy: string | null }
  | {
      type: 'escalation-thrown'
      element: string
      code: string
      caughtBy: string | null
      variables: Variables
    }
  | ({
      type: 'child-started'
      variables: Variables
      binding: 'latest' | 'deployment' | 'versionTag'
      versionTag?: string
    } & ChildWait)
  | { type: 'child-ended'; child: string; element: string; instance: string }
  /** The call activity was cancelled: the runtime terminates the called instance. */
  | { type: 'child-cancelled'; child: string; element: string; instance: string }
  /** A send task or throw with another type than huying.publish, for a worker of the domain (notices, documents). */
  | {
      type: 'sent'
      element: string
      sendType: string
      variables: Variables
      headers: Record<string, string>
      id: string
    }
  | { type: 'decision-made'; element: string; decision: string; result: Value; rules: number[] }
  /** A `huying:milestone` was passed; `data` is what its expression gave at that moment. */
  | { type: 'milestone'; element: string; name: string; data: Value }
  /** A `huying:state` was entered: what the case is shown to be in from now on. */
  | { type: 'state'; element: string; state: string }
  | { type: 'incident-raised'; incident: Incident }
  | { type: 'incident-resolved'; incident: string; element: string }
  | { type: 'step-suspended'; entered: number }

export type EventType = EventBody['type']
