import { type SyntaxNode, childrenOf, nameAt, nodesOf, parse } from './syntax.js'

/** The tests of a cell: it passes if one of them does, or none when `negated`. */
export interface UnaryTests {
  /** `-` passes whatever the input is. */
  any: boolean
  negated: boolean
  tests: UnaryTest[]
}

/** One test as an ordinary expression, in which `?` is the input. */
export interface UnaryTest {
  expression: string
  /** `condition`: the expression itself says; `value`: the input must equal its value or be in its list. */
  kind: 'condition' | 'value'
}

/** Takes the unary tests of a cell apart: `> 5` becomes the expression `? > 5`. The source must have been checked. */
export function unaryTests(source: string): UnaryTests {
  const root = parse(source, 'unary').topNode
  const nodes = [...nodesOf(root)]
  return {
    any: childrenOf(root).some(({ name }) => name === 'Wildcard'),
    negated: childrenOf(root)[0]?.name === 'not',
    tests: nodes.filter(({ name }) => name === 'PositiveUnaryTest').map(node => unaryTest(node, source)),
  }
}

function unaryTest(node: SyntaxNode, source: string): UnaryTest {
  const text = source.slice(node.from, node.to)
  const content = node.firstChild
  if (content?.name === 'SimplePositiveUnaryTest') {
    const operator = content.firstChild?.name === 'CompareOp' ? '' : 'in '
    return { expression: `? ${operator}${text}`, kind: 'condition' }
  }
  const asks = [...nodesOf(node)].some(
    part => part.name === '?' || (part.name === 'VariableName' && nameAt(part, source) === '?'),
  )
  return { expression: text, kind: asks ? 'condition' : 'value' }
}
