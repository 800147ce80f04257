import { catchesOf } from '../model/catches.js'
import type { Attribute, FlowNode, ProcessGraph } from '../model/graph.js'
import { staticText } from '../model/summary.js'

/** Whether a message of this name can come: a process throws it, or it comes from outside all processes. */
export function senders(
  processes: readonly ProcessGraph[],
  outside: readonly string[],
): (name: string) => boolean {
  const names = new Set(outside)
  const beginnings: string[] = []
  for (const process of processes)
    for (const node of process.elements.values())
      for (const name of namesThrown(node)) {
        const known = staticText(name)
        if (known !== null) names.add(known)
        else beginnings.push(...beginningOf(name))
      }
  return name => names.has(name) || beginnings.some(beginning => name.startsWith(beginning))
}

/** Names of the messages that a node sends, as they stand in the diagram. */
export function namesThrown(node: FlowNode): Attribute[] {
  if (node.kind === 'multiple-throw') return node.parts.flatMap(namesThrown)
  if (!('sending' in node)) return []
  if (node.sending.how === 'message') return [node.sending.message.name]
  if (node.sending.how !== 'publish') return []
  return node.inputs
    .filter(({ target }) => target.length === 1 && target[0] === 'name')
    .map(({ source }) => source)
}

/** `"reopen " + 流程`: any name with this beginning. */
function beginningOf(name: Attribute): string[] {
  const literal = 'feel' in name ? /^\s*"((?:[^"\\]|\\.)+)"\s*\+/.exec(name.feel.source) : null
  return literal ? [JSON.parse(`"${literal[1]}"`) as string] : []
}

/** Catching events and tasks for whose message there is no sender, with its name. A form marks the act of a person. */
export function unsent(
  process: ProcessGraph,
  isSent: (name: string) => boolean,
): { node: FlowNode; name: string }[] {
  return [...process.elements.values()].flatMap(node => {
    if ('form' in node && node.form !== null) return []
    return catchesOf(node).flatMap(catches => {
      const name = catches.on === 'message' ? staticText(catches.message.name) : null
      return name !== null && !isSent(name) ? [{ node, name }] : []
    })
  })
}
