import type { Value } from '../expression/port.js'
import type { FlowNode } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import { cancelInside, disarm } from './cancel.js'
import { evaluate, holds } from './evaluate.js'
import { attempt } from './incident.js'
import { split } from './route.js'
import type { Run } from './run.js'
import { settle } from './settle.js'
import { take } from './tokens.js'
import { merge } from './variables.js'

export interface RoundResult {
  output?: Value
  /** No further round: what still runs is cancelled. */
  done: boolean
}

/** What a round gives and whether it was the last one, asked while its variables are still there. */
export function judgeRound(run: Run, round: Activity, element: FlowNode): RoundResult {
  const { loop } = element
  const body = run.activity(round.scope!)!
  const { total, ended } = body.multi!
  if (loop?.kind === 'standard-loop') {
    const again = loop.condition === null || holds(run, loop.condition, round.key)
    return { done: !again || (loop.maximum !== null && ended + 1 >= loop.maximum) }
  }
  if (loop?.kind !== 'multi-instance') return { done: false }
  const output = loop.output ? { output: evaluate(run, loop.output.element, round.key) } : {}
  const counts = {
    numberOfInstances: total,
    numberOfActiveInstances: body.alive - 1,
    numberOfCompletedInstances: ended + 1,
    numberOfTerminatedInstances: 0,
  }
  const done =
    ended + 1 === total || (loop.completion !== null && holds(run, loop.completion, round.key, counts))
  return { ...output, done }
}

/** Counts a completed round, and begins the next one or ends the body. */
export function finishRound(run: Run, round: Activity, result: RoundResult): void {
  const element = run.element(round.element)
  run.emit({
    type: 'multi-advanced',
    element: element.id,
    activity: round.scope!,
    index: round.index!,
    ...(result.output === undefined ? {} : { output: result.output }),
  })
  const body = run.activity(round.scope!)!
  if (result.done) {
    cancelInside(run, body.key)
    closeBody(run, run.activity(body.key)!, element)
  } else if (element.loop?.kind === 'standard-loop' || element.loop?.sequential) {
    const index = body.multi!.placed + 1
    run.emit({ type: 'token-placed', token: run.nextKey(), element: element.id, scope: body.key, index })
  }
}

/** All rounds are over: gives their results to the scope around and goes on, with one token. */
export function closeBody(run: Run, body: Activity, element: FlowNode): void {
  if (element.loop?.kind === 'multi-instance' && element.loop.output) {
    const { total, results } = body.multi!
    const list = Array.from({ length: total ?? 0 }, (_, index) => results[index] ?? null)
    merge(run, body.scope!, { [element.loop.output.collection]: list })
  }
  leaveBody(run, body, element)
}

export function leaveBody(run: Run, body: Activity, element: FlowNode): void {
  attempt(run, body, 'route', () => {
    const flows = split(run, element, body.key)
    disarm(run, body.key)
    run.emit({
      type: 'multi-completed',
      element: element.id,
      activity: body.key,
      scope: body.scope!,
      elementType: element.type,
      name: element.name,
    })
    for (const flow of flows) take(run, flow, body.scope!)
    settle(run, body.scope!)
  })
}
