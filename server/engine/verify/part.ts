import type { FlowNode } from '../model/graph.js'

/** How often each escalation has been thrown to those around, by the order of `counted`; more than three is three. */
export type Counts = readonly number[]

export const MANY = 3

/** A way in which a scope, call or job can end, with what it has thrown by then. `never`: it cannot end any more. */
export interface Ending {
  kind: 'completes' | 'error' | 'escalation' | 'cancelled' | 'never'
  /** Of an error, or of the escalation for which something around interrupts it. */
  code: string
  thrown: Counts
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
  /** It cannot end any more. */
  doomed: boolean
}

export function fresh(part: Part): PartState {
  return { thrown: part.counted.map(() => 0), doomed: false }
}

export function raised(thrown: Counts, index: number): Counts {
  return thrown.map((count, at) => (at === index ? Math.min(count + 1, MANY) : count))
}

/** What can happen to a part next: it throws and goes on, ends, or comes where it cannot end. */
export type PartMove = { throws: number } | { ends: Ending }

export function partMoves(part: Part, { thrown, doomed }: PartState): PartMove[] {
  if (doomed) return []
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
  return a.kind === b.kind && a.code === b.code && a.thrown.join() === b.thrown.join()
}
