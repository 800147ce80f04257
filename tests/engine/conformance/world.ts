import { defaultEdition, instantOf } from '../../../server/calendar/index.js'
import {
  compile,
  createFeel,
  type Decision,
  type Diagnostic,
  type Variables,
} from '../../../server/engine/index.js'
import { refusal, type Report } from '../../../server/engine/simulation/report.js'
import type { Publication } from '../../../server/engine/simulation/script.js'
import { simulate } from '../../../server/engine/simulation/simulate.js'

const feel = createFeel()

export const NOON = '2026-10-12T12:00:00+08:00'

export interface Asked {
  processes?: string[]
  vars?: Variables
  complete?: Record<string, Variables | Variables[]>
  throws?: Record<string, string | string[]>
  /** Milliseconds. */
  durations?: Record<string, number | number[]>
  /** `name`, `name:key`, or a signal as `signal name`. */
  tell?: (string | Publication)[]
  decisions?: Record<string, Decision>
  /** The clock stands still. */
  still?: boolean
}

/** Runs a diagram as the command line does, from noon on a virtual clock. */
export async function run(xml: string, asked: Asked = {}): Promise<Report> {
  const { processes, diagnostics } = await compile(xml, feel)
  if (diagnostics.some(one => one.severity === 'error')) return refusal(diagnostics)
  return simulate({
    processes,
    diagnostics,
    starts: asked.processes ?? [],
    variables: asked.vars ?? {},
    script: {
      complete: lists(asked.complete),
      throws: lists(asked.throws),
      durations: lists(asked.durations),
      publications: (asked.tell ?? []).map(publication),
    },
    start: instantOf(NOON),
    fastForward: !asked.still,
    expressions: feel,
    calendar: defaultEdition(),
    decisions: new Map(Object.entries(asked.decisions ?? {})),
  })
}

function lists<T>(given: Record<string, T | T[]> = {}): Map<string, T[]> {
  return new Map(Object.entries(given).map(([id, one]) => [id, Array.isArray(one) ? one : [one]]))
}

function publication(told: string | Publication): Publication {
  if (typeof told !== 'string') return told
  if (told.startsWith('signal ')) return { kind: 'signal', name: told.slice(7), variables: {} }
  const [name = '', key] = told.split(':')
  return { kind: 'message', name, key: key ?? null, variables: {} }
}

/** What a file is refused for, as `element CODE`. */
export async function refusals(xml: string): Promise<string[]> {
  return (await diagnosticsOf(xml))
    .filter(one => one.severity === 'error')
    .map(one => `${one.element} ${one.code}`)
}

export async function diagnosticsOf(xml: string): Promise<Diagnostic[]> {
  return (await compile(xml, feel)).diagnostics
}

type Event = Report['trace'][number]['event']

/** Elements that something happened to, in order; once for each time. */
export function those(report: Report, event: Event = 'completed'): string[] {
  return report.trace.filter(line => line.event === event).map(line => line.element)
}

/** How often an element was completed. */
export function times(report: Report, element: string, event: Event = 'completed'): number {
  return those(report, event).filter(id => id === element).length
}

/** Seconds after noon at which an element was entered, for each time. */
export function secondsAt(report: Report, element: string, event: Event = 'entered'): number[] {
  return report.trace
    .filter(line => line.element === element && line.event === event)
    .map(line => (Date.parse(line.at) - Date.parse(NOON)) / 1000)
}

/** Variables of the first instance. */
export function variables(report: Report): Variables {
  return report.instances[0]!.variables
}

/** Incidents of all instances, as `element CODE`. */
export function incidents(report: Report): string[] {
  return report.instances.flatMap(one => one.incidents.map(({ element, code }) => `${element} ${code}`))
}
