import type { Flow, Graph, Node } from '../graph.js'
import type { Telling } from './telling.js'
import { nameOf, quoted } from './words.js'

interface Rerouted {
  element: string
  text: string
}

/** Where ways go elsewhere, under another condition or by another default, between elements that are in both versions. */
export function rerouted(before: Graph, after: Graph, say: Telling): Rerouted[] {
  const found: Rerouted[] = []
  for (const now of after.elements.values()) {
    const old = before.elements.get(now.id)
    if (!old) continue
    const text = target(old, now, before, after, say)
    if (text !== undefined) found.push({ element: now.id, text })
    for (const flow of now.outgoing) {
      const same = old.outgoing.find(each => each.id === flow.id)
      if (same) found.push(...flowChanges(same, flow, say))
    }
    const [was, is] = [old.defaultFlow?.target, now.defaultFlow?.target]
    if (was && is && was.id !== is.id && before.elements.has(is.id))
      found.push({ element: now.id, text: say.byDefault(nameOf(now, say), nameOf(is, say)) })
  }
  return found
}

/** A way that leads to an added element or from a removed one is told with that. */
function target(old: Node, now: Node, before: Graph, after: Graph, say: Telling): string | undefined {
  const was = new Set(old.outgoing.map(flow => flow.target.id))
  const is = new Set(now.outgoing.map(flow => flow.target.id))
  const lost = old.outgoing.map(flow => flow.target).filter(node => !is.has(node.id))
  const gained = now.outgoing.map(flow => flow.target).filter(node => !was.has(node.id))
  const lostHere = lost.filter(node => after.elements.has(node.id))
  const gainedHere = gained.filter(node => before.elements.has(node.id))
  if (gainedHere.length < gained.length && gainedHere.length === 0) return undefined
  if (lostHere.length < lost.length && lostHere.length === 0) return undefined
  const name = nameOf(now, say)
  const names = (nodes: Node[]) => say.list(nodes.map(node => nameOf(node, say)))
  if (lostHere.length && gainedHere.length) return say.instead(name, names(lostHere), names(gainedHere))
  if (gainedHere.length) return say.gained(name, names(gainedHere))
  if (lostHere.length) return say.lost(name, names(lostHere))
  return undefined
}

function flowChanges(old: Flow, now: Flow, say: Telling): Rerouted[] {
  const found: Rerouted[] = []
  const way = say.way(nameOf(now.source, say), nameOf(now.target, say))
  const [before, after] = [old.condition?.source ?? '', now.condition?.source ?? '']
  if (before !== after)
    found.push({
      element: now.id,
      text: say.condition(way, quoted(before, say), quoted(after, say)),
    })
  if (old.name !== now.name)
    found.push({ element: now.id, text: say.wayName(way, quoted(old.name, say), quoted(now.name, say)) })
  return found
}
