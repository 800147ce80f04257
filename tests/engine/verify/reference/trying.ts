import { compile, createFeel, type ProcessGraph, type Variables } from '../../../../server/engine/index.js'
import type { Report } from '../../../../server/engine/verify/index.js'
import type { Drawn } from './diagrams.js'
import type { Played, Playing } from './player.js'

const feel = createFeel()

/** The graph of a drawn diagram; undefined when a mistake makes one that cannot be deployed. */
export async function graphOf(xml: string): Promise<ProcessGraph | undefined> {
  const { processes, diagnostics } = await compile(xml, feel)
  return diagnostics.some(one => one.severity === 'error') ? undefined : processes[0]
}

/** Names of the messages that come from outside. */
export const OUTSIDE = ['m']

const LISTS = [[], [1], [1, 2]]

/** Everybody answers afresh whatever is asked right behind, each condition for itself; the rest is forgotten. */
export function freshly({ asked, lists, own }: Drawn, most: number): Playing {
  const nothing: Variables = { list: [], ...Object.fromEntries(own.map(name => [name, false])) }
  const answers = (element: string) =>
    everyAnswer(asked.get(element) ?? [], lists.has(element)).map(answer => ({ ...nothing, ...answer }))
  return { answers, starts: [nothing], outside: OUTSIDE, most }
}

/** Everybody answers what the diagram has him decide, and it stays so until somebody decides it anew. */
export function lastingly({ decisions, lists, shared }: Drawn, most: number): Playing {
  const answers = (element: string) => everyAnswer(decisions.get(element) ?? [], lists.has(element))
  const starts = everyAnswer(shared, false).map(answer => ({ list: [], ...answer }))
  return { answers, starts, outside: OUTSIDE, most }
}

function everyAnswer(names: readonly string[], list: boolean): Variables[] {
  const answers: Variables[] = list ? LISTS.map(items => ({ list: items })) : [{}]
  return names.reduce(
    (before, name) => before.flatMap(answer => [true, false].map(value => ({ ...answer, [name]: value }))),
    answers,
  )
}

/**
 * Findings of a report that the player can have come to: nothing is asked about the inside of what never runs, nor about
 * limits and messages of what is never there, nor whom a timer reaches.
 */
export function comparable({ findings }: Report, graph: ProcessGraph, { entered }: Played): string[] {
  return findings
    .filter(({ code, element }) => {
      if (code === 'ESCALATION_WEAK') return false
      const holder = graph.elements.get(element)?.holder
      if (code === 'NEVER_RUNS') return holder?.kind === 'process' || entered.has(holder!.id)
      return !['NO_LIMIT', 'MESSAGE_FROM_NOBODY'].includes(code) || entered.has(element)
    })
    .map(({ code, element }) => `${code} ${element}`)
    .sort()
}
