import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { isUnfinished } from '../diagnostics/for-deployment.js'
import { isoInCounty } from '../expression/county-time.js'
import type { Value } from '../expression/port.js'
import { plain } from '../expression/values.js'
import type { EngineEvent } from '../state/events.js'
import { waits } from '../state/reading.js'
import { rootVariables } from '../state/variables.js'
import type { Simulated } from './world.js'

export type Outcome = 'completed' | 'waiting' | 'incident' | 'terminated'

export interface Report {
  state: Outcome | 'refused'
  instances: {
    id: string
    process: string
    state: Outcome
    variables: Record<string, Value>
    /** Elements, each once for each wait. */
    waitingAt: string[]
    incidents: { element: string; code: string; message: string }[]
  }[]
  trace: {
    instance: string
    element: string
    type: string
    name: string
    event: 'entered' | 'completed' | 'cancelled' | 'failed'
    at: string
  }[]
  diagnostics: { element: string | null; code: string; message: string }[]
}

const traced = {
  'element-entered': 'entered',
  'element-completed': 'completed',
  'element-cancelled': 'cancelled',
  'element-failed': 'failed',
} as const

/** The trace line of an event of an element; other events have none. */
export function traceLine(instance: string, event: EngineEvent): Report['trace'][number] | undefined {
  if (!(event.type in traced) || !('elementType' in event)) return undefined
  return {
    instance,
    element: event.element,
    type: event.elementType,
    name: event.name,
    event: traced[event.type as keyof typeof traced],
    at: isoInCounty(event.at),
  }
}

/** What there is to say when a world has come to rest. */
export function report(
  instances: Iterable<Simulated>,
  trace: Report['trace'],
  diagnostics: readonly Diagnostic[],
): Report {
  const rows = [...instances].map(instanceRow)
  const has = (state: Outcome) => rows.some(row => row.state === state)
  const state =
    (['incident', 'waiting', 'terminated'] as const).find(has) ?? (rows.length > 0 ? 'completed' : 'waiting')
  const isTerminated = state === 'terminated' && rows.every(row => row.state === 'terminated')
  return {
    state: state === 'terminated' && !isTerminated ? 'completed' : state,
    instances: rows,
    trace,
    diagnostics: said(diagnostics.filter(one => !isUnfinished(one))),
  }
}

/** What there is to say of a file that is refused. */
export function refusal(diagnostics: readonly Diagnostic[]): Report {
  return { state: 'refused', instances: [], trace: [], diagnostics: said(diagnostics) }
}

function said(diagnostics: readonly Diagnostic[]): Report['diagnostics'] {
  return diagnostics.map(({ element, code, message }) => ({ element, code, message }))
}

function instanceRow({ id, graph, state, parent }: Simulated): Report['instances'][number] {
  const open = waits(state)
  const { tasks, jobs, timers, messages, signals, conditions, children } = open
  const incidents = open.incidents.map(({ element, code, message }) => ({ element, code, message }))
  return {
    id,
    process: graph.id,
    state: outcome(state.status, incidents.length, parent !== null),
    variables: plain(rootVariables(state)) as Record<string, Value>,
    waitingAt: [
      ...[...tasks, ...jobs, ...timers, ...messages, ...signals, ...conditions, ...children].map(
        wait => wait.element,
      ),
      ...new Set(state.joining.map(token => token.element)),
    ],
    incidents,
  }
}

/** A called process that failed has handed its error to the caller, and there it is an incident or caught. */
function outcome(status: Simulated['state']['status'], incidents: number, isCalled: boolean): Outcome {
  if (incidents > 0) return 'incident'
  if (status === 'failed') return isCalled ? 'terminated' : 'incident'
  return status === 'active' ? 'waiting' : status
}
