import type { Language } from '../../language.js'
import type { Graph, Node } from '../graph.js'
import { addedSentence, foldedWith, removedSentence } from './added.js'
import { changedSentences } from './changed.js'
import { rerouted } from './routes.js'
import { tellings, type Telling } from './telling.js'

/** One difference between two versions, in words. */
export interface Change {
  kind: 'added' | 'changed' | 'removed'
  /** Id of the element in the later version (of one that was removed: in the earlier); null for the whole procedure. */
  element: string | null
  text: string
}

/**
 * What a later version of a procedure does differently, as a list in words. What was only moved on the canvas is no
 * difference. Pure.
 */
export function changesBetween(before: Graph, after: Graph, language: Language = 'zh-CN'): Change[] {
  const say = tellings[language]
  const added = nodesOnlyIn(after, before)
  const removed = nodesOnlyIn(before, after)
  const kept = [...after.elements.values()].filter(node => before.elements.has(node.id))
  return [
    ...procedureChanges(before, after, say),
    ...told(added).map(node => change('added', node.id, addedSentence(node, before, say))),
    ...kept.flatMap(node => {
      const old = before.elements.get(node.id)!
      return changedSentences(old, node, say).map(text => change('changed', node.id, text))
    }),
    ...rerouted(before, after, say).map(({ element, text }) => change('changed', element, text)),
    ...told(removed).map(node => change('removed', node.id, removedSentence(node, say))),
  ]
}

function nodesOnlyIn(here: Graph, there: Graph): Node[] {
  return [...here.elements.values()].filter(node => !there.elements.has(node.id))
}

/** Those that have a sentence of their own: a reminder is told with the task that it hangs on. */
function told(nodes: readonly Node[]): Node[] {
  const all = new Set(nodes)
  return nodes.filter(node => !foldedWith(node, all))
}

function procedureChanges(before: Graph, after: Graph, say: Telling): Change[] {
  const found: Change[] = []
  if (before.name !== after.name)
    found.push(change('changed', null, say.procedureName(say.quote(before.name), say.quote(after.name))))
  const [was, is] = [before.versionTag ?? '', after.versionTag ?? '']
  if (was !== is) found.push(change('changed', null, say.versionTag(say.quote(was), say.quote(is))))
  return found
}

const change = (kind: Change['kind'], element: string | null, text: string): Change => ({
  kind,
  element,
  text,
})
