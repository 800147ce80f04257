import type { EngineEvent } from '../state/events.js'
import { type Exploration, SINK } from './explore.js'
import { MANY } from './part.js'

/** Situations from which the scope does not end, whatever happens. */
export function deadEnds(exploration: Exploration): boolean[] {
  const { successors, expanded } = exploration
  const before: number[][] = successors.map(() => [])
  const open: number[] = []
  successors.forEach((list, from) => {
    if (from >= expanded) open.push(from)
    for (const to of list) {
      if (to === SINK) open.push(from)
      else before[to]!.push(from)
    }
  })
  const dead = successors.map(() => true)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (!dead[at]) continue
    dead[at] = false
    open.push(...before[at]!)
  }
  return dead
}

/** A set of situations that lead into each other and nowhere else, and from which the scope does not end. */
export interface Bottom {
  /** The first of them that was found. */
  index: number
  /** Where tokens stand that nothing moves; `!` before a part that cannot end any more. */
  stuck: string[]
  /** What it goes on throwing to those around, by the order of the codes that are counted. */
  still: number[]
}

/** Where a scope that cannot end comes to rest, or goes round for ever. */
export function bottoms(exploration: Exploration, dead: readonly boolean[]): Bottom[] {
  return components(exploration.successors, dead)
    .filter(component => isBottom(component, exploration.successors))
    .map(component => ({
      index: Math.min(...component),
      stuck: stuckIn(exploration, component),
      still: stillThrownIn(exploration, component),
    }))
    .sort((a, b) => a.index - b.index)
}

function isBottom(component: readonly number[], successors: readonly (readonly number[])[]): boolean {
  const inside = new Set(component)
  return component.every(from => successors[from]!.every(to => inside.has(to)))
}

function stuckIn(exploration: Exploration, component: readonly number[]): string[] {
  const [first, ...more] = component.map(index => exploration.places[index]!)
  const always = first!.filter(place => more.every(places => places.includes(place)))
  const isStill = component.length === 1 && exploration.successors[component[0]!]!.length === 0
  if (isStill || always.length === 0) return always
  const moved = movedIn(exploration, component)
  return always.filter(place => !moved.has(place.replace(/^!/, '')))
}

/** What is thrown without end has been counted to the last. */
function stillThrownIn(exploration: Exploration, component: readonly number[]): number[] {
  const { counted, thrown } = exploration
  const often = counted.filter((_, at) => thrown[component[0]!]![at] === MANY)
  if (often.length === 0) return []
  const codes = new Set<string>()
  for (const { events } of exploration.everythingFrom(component[0]!))
    for (const event of events)
      if (event.type === 'escalation-thrown' && event.caughtBy === null) codes.add(event.code)
  return often.filter(code => codes.has(code)).map(code => counted.indexOf(code))
}

/** Elements that something happens to on the way round. */
function movedIn(exploration: Exploration, component: readonly number[]): Set<string> {
  const moved = new Set<string>()
  for (const { move, events } of exploration.everythingFrom(component[0]!)) {
    if (move.part === undefined && move.how !== 'fires' && move.element) moved.add(move.element)
    for (const event of events) moved.add(movedBy(event))
  }
  return moved
}

function movedBy(event: EngineEvent): string {
  if (event.type === 'flow-taken') return event.target
  if (event.type === 'element-entered' || event.type === 'element-completed') return event.element
  if (event.type === 'element-cancelled' || event.type === 'element-failed') return event.element
  return ''
}

/** The strongly connected components among the marked nodes (Tarjan, without recursion). */
function components(successors: readonly (readonly number[])[], marked: readonly boolean[]): number[][] {
  const found: number[][] = []
  const order = new Map<number, number>()
  const low = new Map<number, number>()
  const stack: number[] = []
  const onStack = new Set<number>()
  const enter = (node: number) => {
    order.set(node, order.size)
    low.set(node, order.get(node)!)
    stack.push(node)
    onStack.add(node)
    return { node, next: 0 }
  }
  for (let root = 0; root < successors.length; root += 1) {
    if (!marked[root] || order.has(root)) continue
    const path = [enter(root)]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const to = successors[top.node]![top.next]
      top.next += 1
      if (to === undefined) {
        path.pop()
        const around = path.at(-1)
        if (around) low.set(around.node, Math.min(low.get(around.node)!, low.get(top.node)!))
        if (low.get(top.node) === order.get(top.node)) found.push(close(top.node))
      } else if (to >= 0 && marked[to]) {
        if (!order.has(to)) path.push(enter(to))
        else if (onStack.has(to)) low.set(top.node, Math.min(low.get(top.node)!, order.get(to)!))
      }
    }
  }
  return found

  function close(node: number): number[] {
    const component: number[] = []
    for (let last = stack.pop()!; ; last = stack.pop()!) {
      onStack.delete(last)
      component.push(last)
      if (last === node) return component
    }
  }
}
