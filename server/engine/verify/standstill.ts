import type { ProcessGraph } from '../model/graph.js'
import { insideOf } from './cut.js'
import type { Bottom } from './dead.js'
import type { Said } from './report.js'
import type { Explored } from './scopes.js'
import { wayTo } from './trace.js'

export interface Standstill {
  code: 'CANNOT_COMPLETE' | 'TOKEN_STUCK'
  element: string
  elements?: string[]
  trace: Said[]
}

/**
 * What keeps the process from completing. A scope that comes to a standstill inside is no matter as long as something
 * around it can still end it; so what is found inside counts only where the process itself cannot go on.
 */
export function standstills(process: ProcessGraph, root: Explored): Standstill[] {
  const [first] = root.bottoms
  if (!first) return []
  const stuck: Standstill[] = []
  collect(process, root, [], stuck, new Set())
  const innermost = innermostOf(process, root, first)
  const elements = innermost.places.map(id => standsFor(id)).filter(id => process.elements.has(id))
  return [{ code: 'CANNOT_COMPLETE', element: process.id, elements, trace: innermost.trace }, ...stuck]
}

function collect(
  process: ProcessGraph,
  explored: Explored,
  before: readonly Said[],
  found: Standstill[],
  seen: Set<Explored>,
): void {
  if (seen.has(explored)) return
  seen.add(explored)
  const traces = new Map<number, Said[]>()
  for (const { index, stuck } of explored.bottoms)
    for (const place of stuck) {
      const way = () => {
        let trace = traces.get(index)
        if (!trace) traces.set(index, (trace = [...before, ...wayTo(explored.exploration, index)]))
        return trace
      }
      const inner = innerOf(process, explored, place)
      if (inner) collect(process, inner, seen.has(inner) ? [] : way(), found, seen)
      else if (isToken(explored, place) && !found.some(one => one.element === place))
        found.push({ code: 'TOKEN_STUCK', element: place, trace: way() })
    }
}

/** What runs inside an inner scope has tokens of its own, and a called process a report. */
function isToken({ cut, inner }: Explored, place: string): boolean {
  return cut.graph.elements.has(place) && !inner.has(place)
}

/** The scope of this process that stands still at a place; a process that is called has a report of its own. */
function innerOf(process: ProcessGraph, explored: Explored, place: string): Explored | undefined {
  const inner = place.startsWith('!') ? explored.inner.get(place.slice(1)) : undefined
  return inner && process.elements.has(inner.cut.scope.id) ? inner : undefined
}

/** Where the tokens stand in the innermost scope that cannot end. */
function innermostOf(
  process: ProcessGraph,
  explored: Explored,
  bottom: Bottom,
): { places: string[]; trace: Said[] } {
  const trace = wayTo(explored.exploration, bottom.index)
  const places = explored.exploration.places[bottom.index]!
  for (const place of places) {
    const inner = innerOf(process, explored, place)
    if (!inner?.bottoms[0]) continue
    const inside = innermostOf(process, inner, inner.bottoms[0])
    return { places: inside.places, trace: [...trace, ...inside.trace] }
  }
  return { places: places.map(place => place.replace(/^!/, '')), trace }
}

/** The element that an id of the cut-out graph stands for. */
function standsFor(id: string): string {
  return id.startsWith(insideOf('')) ? id.slice(insideOf('').length) : id
}
