import type { Flow, Graph, Node } from '../graph.js'
import { nameOf, quoted } from './words.js'

interface Rerouted {
  element: string
  text: string
}

/** Where ways go elsewhere, under another condition or by another default, between elements that are in both versions. */
export function rerouted(before: Graph, after: Graph): Rerouted[] {
  const found: Rerouted[] = []
  for (const now of after.elements.values()) {
    const old = before.elements.get(now.id)
    if (!old) continue
    const text = target(old, now, before, after)
    if (text !== undefined) found.push({ element: now.id, text })
    for (const flow of now.outgoing) {
      const same = old.outgoing.find(each => each.id === flow.id)
      if (same) found.push(...flowChanges(same, flow))
    }
    const [was, is] = [old.defaultFlow?.target, now.defaultFlow?.target]
    if (was && is && was.id !== is.id && before.elements.has(is.id))
      found.push({ element: now.id, text: `${nameOf(now)}的默认走向改为${nameOf(is)}` })
  }
  return found
}

/** A way that leads to an added element or from a removed one is told with that. */
function target(old: Node, now: Node, before: Graph, after: Graph): string | undefined {
  const was = new Set(old.outgoing.map(flow => flow.target.id))
  const is = new Set(now.outgoing.map(flow => flow.target.id))
  const lost = old.outgoing.map(flow => flow.target).filter(node => !is.has(node.id))
  const gained = now.outgoing.map(flow => flow.target).filter(node => !was.has(node.id))
  const lostHere = lost.filter(node => after.elements.has(node.id))
  const gainedHere = gained.filter(node => before.elements.has(node.id))
  if (gainedHere.length < gained.length && gainedHere.length === 0) return undefined
  if (lostHere.length < lost.length && lostHere.length === 0) return undefined
  const names = (nodes: Node[]) => nodes.map(nameOf).join('、')
  if (lostHere.length && gainedHere.length)
    return `${nameOf(now)}之后由${names(lostHere)}改走${names(gainedHere)}`
  if (gainedHere.length) return `${nameOf(now)}之后加了一条线到${names(gainedHere)}`
  if (lostHere.length) return `${nameOf(now)}到${names(lostHere)}的线没有了`
  return undefined
}

function flowChanges(old: Flow, now: Flow): Rerouted[] {
  const found: Rerouted[] = []
  const name = `${nameOf(now.source)}到${nameOf(now.target)}`
  const [before, after] = [old.condition?.source ?? '', now.condition?.source ?? '']
  if (before !== after)
    found.push({ element: now.id, text: `${name}的条件由${quoted(before)}改为${quoted(after)}` })
  if (old.name !== now.name)
    found.push({ element: now.id, text: `${name}的线名由${quoted(old.name)}改为${quoted(now.name)}` })
  return found
}
