import { workingTimeFunctions, roleFunctions } from './reserved-names.js'
import { type SyntaxNode, childrenOf, isCallee, nameAt, nodesOf } from './syntax.js'

/** Of one expression, a name of its own counted as what it stands for: so often it reads its inputs at most. */
const MOST_NODES = 200

/** A working-time function counts days for up to a hundred years. */
const MOST_RECKONINGS = 3

/** What reads its parts once each and makes nothing larger than all of them together. */
const plainNodes: ReadonlySet<string> = new Set([
  ...['Expression', 'ParenthesizedExpression', 'IfExpression', 'Conjunction', 'Disjunction', 'Comparison'],
  ...['ArithmeticExpression', 'ArithOp', 'CompareOp', 'PathExpression', 'PathName', 'VariableName'],
  ...[
    'Identifier',
    'Name',
    'Context',
    'ContextEntry',
    'Key',
    'List',
    'FunctionInvocation',
    'FilterExpression',
  ],
  ...['PositionalParameters', 'NamedParameters', 'NamedParameter', 'ParameterName', 'DateTimeLiteral'],
  ...['DateTimeConstructor', 'AtLiteral', 'StringLiteral', 'NumericLiteral', 'BooleanLiteral', 'null'],
  ...['PositiveUnaryTests', 'PositiveUnaryTest', 'SimplePositiveUnaryTest', 'Interval', '?'],
  ...['if', 'then', 'else', 'and', 'or', 'in', 'between', 'date', 'time', 'duration'],
  ...['(', ')', '[', ']', '{', '}', '.', '..', ','],
])

/** Functions that work through each of their arguments once at most. */
const plainFunctions: ReadonlySet<string> = new Set([
  ...['now', 'today', 'not', 'string', 'string length', 'substring', 'count', 'abs', 'floor', 'ceiling'],
  ...['min', 'max', 'list contains', 'append', 'concatenate', 'get value', 'context put', 'context merge'],
  ...roleFunctions,
  ...workingTimeFunctions,
])

/** Functions that read a text by a pattern: harmless on what stands in the source itself. */
const readingFunctions: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'duration'])

/**
 * Whether an expression, whatever the variables hold, takes time and room in proportion to their size: no iteration,
 * no filter, no function of its own, no search or pattern in a text that came with the data, no part that grows by being
 * named and used again and again. What is not certain is not bounded.
 */
export function isBounded(root: SyntaxNode, source: string): boolean {
  const nodes = [...nodesOf(root)]
  if (nodes.length > MOST_NODES || nodes.some(node => !plainNodes.has(node.name))) return false
  const reckonings = nodes.filter(node => workingTimeFunctions.includes(calledName(node, source) ?? ''))
  if (reckonings.length > MOST_RECKONINGS) return false
  return nodes.every(node => readsOnce(node, source)) && weigh(root, source, new Map()) <= MOST_NODES
}

function readsOnce(node: SyntaxNode, source: string): boolean {
  switch (node.name) {
    case 'FunctionInvocation': {
      const name = node.firstChild?.name === 'VariableName' ? nameAt(node.firstChild, source) : ''
      return plainFunctions.has(name) || (readingFunctions.has(name) && takesLiterals(node))
    }
    case 'DateTimeLiteral':
      return takesLiterals(node)
    // `x in y`: with two long lists everything would be compared with everything.
    case 'Comparison': {
      const [, operator, ...wanted] = childrenOf(node)
      return operator?.name !== 'in' || wanted.every(isLiteral)
    }
    // One item by its place, never a test of each.
    case 'FilterExpression':
      return childrenOf(node)[2]?.name === 'NumericLiteral'
    default:
      return true
  }
}

/** The name of a function at the node that names it in a call. */
function calledName(node: SyntaxNode, source: string): string | undefined {
  return node.name === 'VariableName' && isCallee(node) ? nameAt(node, source) : undefined
}

function takesLiterals(call: SyntaxNode): boolean {
  return childrenOf(call).slice(1).every(isLiteral)
}

function isLiteral(node: SyntaxNode): boolean {
  return [...nodesOf(node)].every(part => part.name !== 'VariableName' && part.name !== '?')
}

/** How many nodes there are when each name of an earlier entry is replaced by what it stands for. */
function weigh(node: SyntaxNode, source: string, named: ReadonlyMap<string, number>): number {
  if (node.name === 'VariableName') return named.get(nameAt(node, source)) ?? 1
  let sum = 1
  const inner = node.name === 'Context' ? new Map(named) : named
  for (const child of childrenOf(node)) {
    const weight = weigh(child, source, inner)
    sum += weight
    const key = child.name === 'ContextEntry' && child.firstChild
    if (key && inner instanceof Map) inner.set(nameAt(key, source).replace(/^"|"$/g, ''), weight)
  }
  return sum
}
