import type { Instant } from '../../calendar/index.js'
import { behaviors } from '../elements/index.js'
import type { Env } from '../env.js'
import type { ProcessGraph, TimerDefinition } from '../model/graph.js'
import { Run } from '../run/run.js'
import { Trouble } from '../run/trouble.js'
import { blankState } from '../state/state.js'
import { nextOfCycle, reckonTimer } from './reckon.js'

/**
 * The instants at which a timer start begins instances, reckoned from `env.now`: all of a finite cycle, the first of an
 * endless one; none when its expression gives no time.
 */
export function startInstants(graph: ProcessGraph, timer: TimerDefinition, env: Env): Instant[] {
  const run = new Run(graph, blankState(), env, behaviors, false, false)
  try {
    const { due, repetitions, cycle } = reckonTimer(run, timer, '')
    const instants = [due.at]
    for (let last = due; cycle && instants.length <= repetitions; instants.push(last.at))
      last = nextOfCycle(run, cycle, last)
    return instants
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    return []
  }
}
