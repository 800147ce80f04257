import type { CalendarEdition, Instant } from '../../calendar/index.js'
import type { Variables } from '../command.js'
import type { Decision } from '../decision/index.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { ExpressionPort } from '../expression/port.js'
import type { ProcessGraph } from '../model/graph.js'
import { report, traceLine, type Report } from './report.js'
import type { Script } from './script.js'
import { World, type WorldOptions } from './world.js'

export interface Simulation {
  processes: readonly ProcessGraph[]
  /** Process ids in the order of their starts; empty: the file's executable process, or the first that can start. */
  starts: readonly string[]
  variables: Variables
  script: Script
  start: Instant
  fastForward: boolean
  expressions: ExpressionPort & Pick<WorldOptions, 'together'>
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
    together: simulation.expressions.together,
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
  const starts = startsOf(simulation)
  if (starts.length === 0)
    scheduled(simulation.processes).forEach(one => world.schedule(one, simulation.variables))
  world.run(starts, simulation.variables)
  const told = report(world.instances.values(), trace, simulation.diagnostics)
  return world.endless ? stopped(told) : told
}

/** The last instance to move bears the incident of a world that would never come to rest. */
function stopped(told: Report): Report {
  const last = told.trace.at(-1)
  const instances = told.instances.map(one =>
    one.id === last?.instance
      ? { ...one, state: 'incident' as const, incidents: [...one.incidents, endless(last.element)] }
      : one,
  )
  return { ...told, state: 'incident', instances }
}

function endless(element: string): { element: string; code: string; message: string } {
  return { element, code: 'LOOP', message: `流程之间往来没有尽头，疑似死循环，最后经过「${element}」` }
}

function startsOf({ processes, starts }: Simulation): { process: ProcessGraph }[] {
  if (starts.length > 0)
    return starts.flatMap(id => processes.filter(process => process.id === id)).map(process => ({ process }))
  const startable = processes.filter(isStartable)
  const first = startable.find(process => process.executable) ?? startable[0]
  return first ? [{ process: first }] : []
}

/** What starts by the clock when nothing starts at once: the executable processes, else all. */
function scheduled(processes: readonly ProcessGraph[]): readonly ProcessGraph[] {
  const executable = processes.filter(process => process.executable)
  return executable.length > 0 ? executable : processes
}

/** It can start by itself: a none start, or no start event at all. */
function isStartable(process: ProcessGraph): boolean {
  return process.starts.length === 0 || process.starts.some(start => start.kind === 'none')
}
