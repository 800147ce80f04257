import type { FlowNode } from '../model/graph.js'

/** How often each escalation has been thrown to those around, by the order of `counted`; more than three is three. */
export type Counts = readonly number[]

export const MANY = 3

/**
 * A way in which a scope, call or job can end, with what it has thrown by then. `never`: it cannot end any more. `away`:
 * it has come where it is not followed, so that nothing is claimed of what comes of it.
 */
export interface Ending {
  kind: 'completes' | 'error' | 'escalation' | 'cancelled' | 'never' | 'away'
  /** Of an error, or of the escalation for which something around interrupts it. */
  code: string
  thrown: Counts
  /** What it goes on throwing for ever, by the order of `counted`, though it cannot end. */
  still?: readonly number[]
}

/** What stands in its parent as one element. */
export interface Part {
  node: FlowNode
  /** Codes of escalations that it can throw and go on. */
  counted: readonly string[]
  endings: readonly Ending[]
}

/** Where a running part stands, as its parent sees it. */
export interface PartState {
  thrown: Counts
  /** It cannot end any more, and goes on throwing these; null as long as it can. */
  doomed: readonly number[] | null
}

export function fresh(part: Part): PartState {
  return { thrown: part.counted.map(() => 0), doomed: null }
}

export function raised(thrown: Counts, index: number): Counts {
  return thrown.map((count, at) => (at === index ? Math.min(count + 1, MANY) : count))
}

/** What can happen to a part next: it throws and goes on, ends, or comes where it cannot end. */
export type PartMove = { throws: number } | { ends: Ending }

export function partMoves(part: Part, { thrown, doomed }: PartState): PartMove[] {
  if (doomed) return doomed.map(throws => ({ throws }))
  const throwing = part.counted.flatMap((_, index) => {
    const more = raised(thrown, index)
    return part.endings.some(ending => ending.thrown.every((count, at) => count >= more[at]!))
      ? [{ throws: index }]
      : []
  })
  const ending = part.endings.filter(one => one.thrown.every((count, at) => count === thrown[at]))
  return [...throwing, ...ending.map(ends => ({ ends }))]
}

export function sameEnding(a: Ending, b: Ending): boolean {
  const written = ({ kind, code, thrown, still }: Ending) => JSON.stringify([kind, code, thrown, still])
  return written(a) === written(b)
}
