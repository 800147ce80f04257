import type { Instant } from '../../calendar/index.js'
import type { Variables } from '../command.js'
import type { Value } from '../expression/port.js'
import type { Via } from './events.js'
import type {
  ChildWait,
  ConditionWait,
  Incident,
  JobWait,
  MessageWait,
  SignalWait,
  TaskWait,
  TimerWait,
} from './waits.js'

/** A token on a flow (or, with `index`, for a round of a multi-instance) that has not entered its element yet. */
export interface Token {
  readonly key: string
  readonly element: string
  readonly scope: string
  readonly flow: string | null
  readonly index?: number
}

/** The rounds of a multi-instance or loop. */
export interface Multi {
  readonly total: number | null
  readonly items: readonly Value[] | null
  readonly placed: number
  readonly ended: number
  readonly results: readonly Value[]
}

/** One visit to an element, or the process itself. A scope holds variables and other activities. */
export interface Activity {
  readonly key: string
  readonly element: string
  readonly scope: string | null
  readonly since: Instant
  readonly variables: Variables
  /** Tokens and activities directly inside. */
  readonly alive: number
  /** Of these: running event sub-processes. */
  readonly handlers: number
  readonly handler?: 'interrupting' | 'parallel'
  /** An interrupting event sub-process has begun. */
  readonly interrupted?: true
  readonly waits: readonly string[]
  readonly index?: number
  readonly via?: Via
  readonly multi?: Multi
  readonly incident?: string
  /** Keys of completed activities that it has still to compensate, in order. */
  readonly plan?: readonly string[]
  /** The activity whose plan it is a part of. */
  readonly compensates?: string
  /** The completed scope that it stands in for while that is compensated. */
  readonly restores?: string
}

/** A completed activity that can be compensated, with its variables at that moment. */
export interface Compensable {
  readonly key: string
  readonly element: string
  readonly scope: string
  readonly variables: Variables
}

/**
 * Where an instance stands: plain JSON. Changed by the appliers alone, which replace what changes and never write into
 * what an earlier state still holds.
 */
export interface InstanceState {
  v: 1
  instance: string
  process: string
  definition: string
  key: string | null
  startEvent: string | null
  parent: { instance: string; child: string } | null
  status: 'active' | 'completed' | 'terminated' | 'failed'
  startedAt: Instant
  endedAt: Instant | null
  /** Number of the last event; new keys are numbers of the events that made them. */
  seq: number
  /** Elements entered since the last wait ended. */
  entered: number
  /** Key of the process's own activity. */
  root: string
  activities: Record<string, Activity>
  tokens: Token[]
  /** Tokens that wait at a join. */
  joining: Token[]
  tasks: Record<string, TaskWait>
  jobs: Record<string, JobWait>
  timers: Record<string, TimerWait>
  messages: Record<string, MessageWait>
  signals: Record<string, SignalWait>
  conditions: Record<string, ConditionWait>
  children: Record<string, ChildWait>
  /** In the order of completion. */
  compensable: Compensable[]
  incidents: Record<string, Incident>
}

export type WaitKind = 'tasks' | 'jobs' | 'timers' | 'messages' | 'signals' | 'conditions' | 'children'

/** A copy whose containers may be changed; what they hold is shared with the original. */
export function draftOf(state: InstanceState): InstanceState {
  return {
    ...state,
    activities: { ...state.activities },
    tokens: [...state.tokens],
    joining: [...state.joining],
    tasks: { ...state.tasks },
    jobs: { ...state.jobs },
    timers: { ...state.timers },
    messages: { ...state.messages },
    signals: { ...state.signals },
    conditions: { ...state.conditions },
    children: { ...state.children },
    compensable: [...state.compensable],
    incidents: { ...state.incidents },
  }
}

/** The state before anything has happened; the first event of a history fills it. */
export function blankState(): InstanceState {
  return {
    v: 1,
    instance: '',
    process: '',
    definition: '',
    key: null,
    startEvent: null,
    parent: null,
    status: 'active',
    startedAt: 0,
    endedAt: null,
    seq: 0,
    entered: 0,
    root: '',
    activities: {},
    tokens: [],
    joining: [],
    tasks: {},
    jobs: {},
    timers: {},
    messages: {},
    signals: {},
    conditions: {},
    children: {},
    compensable: [],
    incidents: {},
  }
}
