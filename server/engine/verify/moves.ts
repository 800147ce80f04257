import type { Command } from '../command.js'
import type { JobWait } from '../state/waits.js'
import { fresh, type Part, type PartState, partMoves, raised } from './part.js'
import type { Situation } from './situation.js'
import { ANY_CODE } from './catchers.js'
import { CANCELLED } from './stand-in.js'

export type How =
  | 'starts'
  | 'completes'
  | 'error'
  | 'escalates'
  | 'cancelled'
  | 'fires'
  | 'message'
  | 'signal'
  | 'condition'
  | 'goes-on'
  | 'never-ends'

/** One thing that can happen to a situation. */
export interface Move {
  how: How
  /** At which element; null where the process goes on by itself. */
  element: string | null
  code?: string
  /** Null: nothing happens in the engine; without a `part` it leads to where nothing is followed. */
  command: Command | null
  /** The activity to which the wait belongs that it ends. */
  owner: string | null
  /** What becomes of the part behind a job. */
  part?: { job: string; state: PartState }
  /** It begins something beside what runs. */
  beside?: true
}

/** How often in all something may begin beside what runs by a message, signal or condition. */
export const OUTSIDE = 2

/** Everything that can happen next. */
export function movesOf(situation: Situation, parts: ReadonlyMap<string, Part>): Move[] {
  const { state, moving, outside } = situation
  const goesOn: Move = { how: 'goes-on', element: null, command: { type: 'continue' }, owner: null }
  if (moving) return [goesOn]
  const moves: Move[] = []
  for (const { key, element, scope } of Object.values(state.tasks)) {
    const command = { type: 'complete-task', task: key, variables: {} } as const
    moves.push({ how: 'completes', element, owner: scope, command })
  }
  for (const job of Object.values(state.jobs)) moves.push(...movesOfJob(situation, parts, job))
  for (const { key, element, scope } of Object.values(state.timers))
    moves.push({ how: 'fires', element, owner: scope, command: { type: 'fire', timer: key } })
  const isFree = outside < OUTSIDE
  for (const { key, element, scope, name, stays } of Object.values(state.messages)) {
    if (stays && !isFree) continue
    const command = { type: 'message', subscription: key, id: key, name, variables: {} } as const
    moves.push({ how: 'message', element, owner: scope, command, ...(stays ? { beside: stays } : {}) })
  }
  for (const { key, element, scope, name, stays } of Object.values(state.signals)) {
    if (stays && !isFree) continue
    const command = { type: 'signal', subscription: key, id: key, name, variables: {} } as const
    moves.push({ how: 'signal', element, owner: scope, command, ...(stays ? { beside: stays } : {}) })
  }
  // Whether a condition holds is asked anew in each step; a step of its own stands for variables that change.
  const [condition] = Object.values(state.conditions)
  if (condition) moves.push({ ...goesOn, how: 'condition', element: condition.element })
  return moves
}

function movesOfJob(
  situation: Situation,
  parts: ReadonlyMap<string, Part>,
  { key: job, element, scope: owner }: JobWait,
): Move[] {
  const part = parts.get(element)
  if (!part) return []
  const now = situation.parts[job] ?? fresh(part)
  return partMoves(part, now).map((next): Move => {
    const at = { element, owner }
    if ('throws' in next) {
      const code = part.counted[next.throws]!
      const state = { ...now, thrown: raised(now.thrown, next.throws) }
      const command = { type: 'throw-escalation', wait: job, code, variables: {} } as const
      return { ...at, how: 'escalates', code, command, part: { job, state } }
    }
    const { kind, code, still = [] } = next.ends
    switch (kind) {
      case 'completes':
        return { ...at, how: 'completes', command: { type: 'complete-job', job, variables: {} } }
      case 'error':
        return { ...at, how: 'error', ...(code === ANY_CODE ? {} : { code }), command: failing(job, code) }
      case 'cancelled':
        return { ...at, how: 'cancelled', command: failing(job, CANCELLED) }
      case 'escalation': {
        const command = { type: 'throw-escalation', wait: job, code, variables: {} } as const
        return { ...at, how: 'escalates', code, command }
      }
      case 'never':
        return { ...at, how: 'never-ends', command: null, part: { job, state: { ...now, doomed: still } } }
      case 'away':
        return { ...at, how: 'never-ends', command: null }
    }
  })
}

function failing(wait: string, code: string): Command {
  return { type: 'throw-error', wait, code, variables: {} }
}
