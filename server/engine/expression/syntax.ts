import { parser, trackVariables } from 'lezer-feel'
import { contextFunctions } from './reserved-names.js'

export type Dialect = 'expression' | 'unary'
export type Tree = ReturnType<typeof parser.parse>
export type SyntaxNode = Tree['topNode']

// The parse context is fixed, so that no name or key that comes with the data changes how a source reads. It is
// the one in which feelin runs: its own functions are part of the grammar, and naming them here changes `not(…)`.
const contextTracker = trackVariables(
  Object.fromEntries(['?', ...contextFunctions].map(name => [name, null])),
)
const parsers = {
  expression: parser.configure({ top: 'Expression', contextTracker }),
  unary: parser.configure({ top: 'UnaryTests', contextTracker }),
}

/** The tree of a source; what does not parse stands in it as error nodes. */
export function parse(source: string, dialect: Dialect): Tree {
  return parsers[dialect].parse(source)
}

/** Every node, parents before children. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  const open = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    yield next
    for (let child = next.lastChild; child; child = child.prevSibling) open.push(child)
  }
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

/** The name at a node, with runs of spaces made one. */
export function nameAt(node: SyntaxNode, source: string): string {
  return source.slice(node.from, node.to).replace(/\s+/g, ' ')
}

/** Whether the node is the name of a function that is being called. */
export function isCallee(node: SyntaxNode): boolean {
  return node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from
}
