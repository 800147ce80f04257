import { roleFunctions } from '../expression/reserved-names.js'
import { childrenOf, nameAt, nodesOf, parse, type SyntaxNode } from '../expression/syntax.js'
import type { Attribute, NodeOf } from '../model/graph.js'

/**
 * Whom an expression names, as it stands there: `clerk(主办)`, `{person: 责任人}`, a variable in a list. Both sides of a
 * condition count.
 */
export function peopleIn(attribute: Attribute | null): Set<string> {
  if (!attribute) return new Set()
  if ('text' in attribute) return new Set(attribute.text.split(',').map(name => name.trim()))
  const { source } = attribute.feel
  const root = parse(source, 'expression').topNode
  return new Set(
    [...nodesOf(root)].filter(node => isPerson(node, root, source)).map(node => plain(node, source)),
  )
}

/** Candidates of a task. */
export function candidatesIn(task: NodeOf<'user-task'>): Set<string> {
  const { assignee, candidateUsers, candidateGroups } = task
  return new Set([assignee, candidateUsers, candidateGroups].flatMap(one => [...peopleIn(one)]))
}

function isPerson(node: SyntaxNode, root: SyntaxNode, source: string): boolean {
  if (node.name === 'FunctionInvocation')
    return node.firstChild !== null && roleFunctions.includes(nameAt(node.firstChild, source))
  if (node.name === 'Context') return keysOf(node, source).includes('person')
  const isListed = node.parent?.name === 'List' || node.parent?.from === root.from
  return node.name === 'VariableName' && isListed && node.parent?.name !== 'FunctionInvocation'
}

function keysOf(context: SyntaxNode, source: string): string[] {
  return childrenOf(context).flatMap(entry => {
    const key = entry.name === 'ContextEntry' ? entry.firstChild : null
    return key ? [nameAt(key, source).trim()] : []
  })
}

function plain(node: SyntaxNode, source: string): string {
  return source.slice(node.from, node.to).replace(/\s+/g, '').replace('county-deputy', 'countydeputy')
}
