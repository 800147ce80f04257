import type { CalendarEdition, Instant } from '../../calendar/index.js'
import type { Variables } from '../command.js'
import type { Decision } from '../decision/index.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { ExpressionPort } from '../expression/port.js'
import type { ProcessGraph } from '../model/graph.js'
import { report, traceLine, type Report } from './report.js'
import type { Script } from './script.js'
import { World } from './world.js'

export interface Simulation {
  processes: readonly ProcessGraph[]
  /** Process ids in the order of their starts; empty: the file's executable process, or the first that can start. */
  starts: readonly string[]
  variables: Variables
  script: Script
  start: Instant
  fastForward: boolean
  expressions: ExpressionPort
  calendar: CalendarEdition
  decisions: ReadonlyMap<string, Decision>
  diagnostics: readonly Diagnostic[]
}

/** Runs processes in memory until nothing can happen any more, and says what happened. */
export function simulate(simulation: Simulation): Report {
  const trace: Report['trace'] = []
  const world = new World({
    processes: simulation.processes,
    script: simulation.script,
    start: simulation.start,
    fastForward: simulation.fastForward,
    env: {
      calendar: simulation.calendar,
      expressions: simulation.expressions,
      decision: id => simulation.decisions.get(id),
    },
    onEvent(instance, event) {
      const line = traceLine(instance, event)
      if (line) trace.push(line)
    },
  })
  world.run(startsOf(simulation), simulation.variables)
  return report(world.instances.values(), trace, simulation.diagnostics)
}

function startsOf({ processes, starts }: Simulation): { process: ProcessGraph }[] {
  if (starts.length > 0)
    return starts.flatMap(id => processes.filter(process => process.id === id)).map(process => ({ process }))
  const startable = processes.filter(isStartable)
  const first = startable.find(process => process.executable) ?? startable[0]
  return first ? [{ process: first }] : []
}

/** It can start by itself: a none start, or no start event at all. */
function isStartable(process: ProcessGraph): boolean {
  return process.starts.length === 0 || process.starts.some(start => start.kind === 'none')
}
