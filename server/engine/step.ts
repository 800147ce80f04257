import type { Command } from './command.js'
import { childCompleted, childEscalated, childFailed } from './commands/children.js'
import { fireTimer, receiveMessage, receiveSignal } from './commands/events.js'
import { recalculate } from './commands/recalculate.js'
import { retry } from './commands/retry.js'
import { start } from './commands/start.js'
import { terminate } from './commands/terminate.js'
import { completeJob, completeTask, escalate, failJob, failWithError } from './commands/work.js'
import { behaviors } from './elements/index.js'
import type { Env } from './env.js'
import type { ProcessGraph } from './model/graph.js'
import { drain } from './run/drain.js'
import { followVariables } from './run/due.js'
import { Run } from './run/run.js'
import { GoneError, Refused } from './run/trouble.js'
import type { EngineEvent } from './state/events.js'
import { blankState, draftOf, type InstanceState } from './state/state.js'

export interface Taken {
  state: InstanceState
  events: EngineEvent[]
  /** It stopped at its budget; `continue` goes on. */
  suspended: boolean
  refused?: undefined
}

/** The act ran into an end event with `huying:refusal`: nothing has happened. */
export interface RefusedStep<S> {
  state: S
  events: []
  suspended: false
  refused: { element: string; text: string; textEn?: string }
}

export type Stepped<S = InstanceState> = Taken | RefusedStep<S>

/**
 * Takes one command to its next rest. Pure: same input, same output; the given state is left as it was.
 * @throws GoneError when the command names a wait that is not open, or the instance has ended
 * @throws UnknownStartError when a start names a start event that the process does not have
 */
export function step<S extends InstanceState | null>(
  graph: ProcessGraph,
  state: S,
  command: Command,
  env: Env,
): Stepped<S> {
  if ((state === null) !== (command.type === 'start'))
    throw new Error(
      state === null ? 'an instance begins with a start' : 'the instance has been started already',
    )
  if (state && state.status !== 'active') throw new GoneError('instance', state.instance)
  const run = new Run(
    graph,
    state ? draftOf(state) : blankState(),
    env,
    behaviors,
    ACTS.has(command.type),
    command.type === 'continue',
  )
  try {
    handle(run, command)
    const suspended = drain(run)
    followVariables(run)
    return { state: run.state, events: run.events, suspended }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { element, text, textEn } = error
    const refused = { element, text, ...(textEn === null ? {} : { textEn }) }
    return { state, events: [], suspended: false, refused }
  }
}

/** Commands behind which somebody stands who can be told that the act is refused. */
const ACTS = new Set<Command['type']>(['start', 'message', 'complete-task'])

function handle(run: Run, command: Command): void {
  switch (command.type) {
    case 'start':
      return start(run, command)
    case 'complete-task':
      return completeTask(run, command.task, command.variables, command.by ?? null)
    case 'complete-job':
      return completeJob(run, command.job, command.variables)
    case 'fail-job':
      return failJob(run, command.job, command.retries, command.message)
    case 'throw-error':
      return failWithError(run, command.wait, command.code, command.message ?? '', command.variables)
    case 'throw-escalation':
      return escalate(run, command.wait, command.code, command.variables)
    case 'message':
      return receiveMessage(run, command.subscription, command)
    case 'signal':
      return receiveSignal(run, command.subscription, command)
    case 'fire':
      return fireTimer(run, command.timer)
    case 'child-completed':
      return childCompleted(run, command.child, command.variables)
    case 'child-failed':
      return childFailed(run, command.child, {
        code: command.code,
        message: command.message ?? '',
        variables: command.variables,
      })
    case 'child-escalated':
      return childEscalated(run, command.child, command.code, command.variables)
    case 'retry':
      return retry(run, command.incident, command.variables)
    case 'continue':
      return
    case 'recalculate':
      return recalculate(run)
    case 'terminate':
      return terminate(run, command.reason)
  }
}
