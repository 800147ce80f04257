import type { InstanceState } from '../state/state.js'
import type { Counts, PartState } from './part.js'

/** Where the exploration of a scope stands: the engine's state and what is remembered beside it. */
export interface Situation {
  state: InstanceState
  /** The step stopped on its way, after a choice; it goes on before anything else happens. */
  moving: boolean
  /** Somebody acted, who can be refused: of a situation on its way. */
  refusable: boolean
  /** The situation in which the act was begun that is on its way; -1 for the start. */
  origin: number
  /** How often something began beside what runs by a message, signal or condition. */
  outside: number
  /** What the scope has thrown to those around it. */
  thrown: Counts
  /** The parts that run, by the key of their job. */
  parts: Readonly<Record<string, PartState>>
  /** What an observer notes, by the keys of tokens and activities. */
  marks?: Marks
}

/** What is known of one firing of one split: from which of its branches tokens come, as bits. */
export interface Marks {
  /** The split; null as long as none has been chosen. */
  split: string | null
  /** By the keys of tokens and activities. */
  masks: Readonly<Record<string, number>>
  /** By activity: the masks with which it has been entered. */
  entered: Readonly<Record<string, readonly number[]>>
}
