/**
 * Whether operations that overlapped can have happened one after the other (Wing and Gong's search, with Lowe's memory
 * of where it has been): each at one moment between its call and its answer, each answer explained by those before it.
 */
export interface Operation<S> {
  name: string
  called: number
  /** Infinity: it was never answered, and may never have happened. */
  returned: number
  /** The state after it; undefined when it cannot happen in this state with this answer. */
  apply(state: S): S | undefined
}

export interface Model<S> {
  start: S
  /** The same for states that are the same. */
  keyOf(state: S): string
  /** Whether everything may end here. */
  mayEnd(state: S): boolean
}

/** An order that explains everything, by names; undefined when there is none. */
export function linearize<S>(operations: readonly Operation<S>[], model: Model<S>): string[] | undefined {
  const seen = new Set<string>()

  function search(state: S, left: readonly Operation<S>[], order: readonly string[]): string[] | undefined {
    if (model.mayEnd(state) && left.every(each => each.returned === Infinity)) return [...order]
    const key = `${model.keyOf(state)} | ${left.map(each => each.name).join()}`
    if (seen.has(key)) return undefined
    seen.add(key)
    const soonest = Math.min(...left.map(each => each.returned))
    for (const next of left) {
      // Whoever called after another had been answered did not come before it.
      if (next.called > soonest) continue
      const after = next.apply(state)
      if (after === undefined) continue
      const rest = left.filter(each => each !== next)
      const found = search(after, rest, [...order, next.name])
      if (found) return found
    }
    return undefined
  }

  return search(model.start, operations, [])
}
