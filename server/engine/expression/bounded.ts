import { freeNames } from './free-names.js'
import { workingTimeFunctions, roleFunctions } from './reserved-names.js'
import { type SyntaxNode, childrenOf, isCallee, nameAt, nodesOf } from './syntax.js'

/** Of one expression: a tree of so many nodes reads each of its inputs no more often than that. */
const MOST_NODES = 200

/** A working-time function counts days for up to a hundred years. */
const MOST_RECKONINGS = 3

/** What reads its parts once each and makes nothing larger than all of them together. */
const plainNodes: ReadonlySet<string> = new Set([
  ...['Expression', 'ParenthesizedExpression', 'IfExpression', 'Conjunction', 'Disjunction', 'Comparison'],
  ...['ArithmeticExpression', 'ArithOp', 'CompareOp', 'PathExpression', 'PathName', 'VariableName'],
  ...['Identifier', 'Name', 'Context', 'ContextEntry', 'Key', 'List', 'FunctionInvocation'],
  ...['PositionalParameters', 'NamedParameters', 'NamedParameter', 'ParameterName', 'DateTimeLiteral'],
  ...['DateTimeConstructor', 'AtLiteral', 'StringLiteral', 'NumericLiteral', 'BooleanLiteral', 'null'],
  ...['PositiveUnaryTests', 'PositiveUnaryTest', 'SimplePositiveUnaryTest', 'Interval', '?'],
  ...['if', 'then', 'else', 'and', 'or', 'in', 'between', 'date', 'time', 'duration'],
  ...['(', ')', '[', ']', '{', '}', '.', '..', ','],
])

/** Functions that work through each of their arguments once at most. */
const plainFunctions: ReadonlySet<string> = new Set([
  ...['now', 'today', 'not', 'string', 'string length', 'count', 'abs', 'floor', 'ceiling', 'list contains'],
  ...roleFunctions,
  ...workingTimeFunctions,
])

/** Functions that read a text by a pattern: harmless on what stands in the source itself. */
const readingFunctions: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'duration'])

/**
 * Whether an expression, whatever the variables hold, takes time and room in proportion to their size: no iteration,
 * no filter, no function of its own, no pattern over a text that came with the data, no name for a part that is used
 * twice. What is not certain is not bounded.
 */
export function isBounded(root: SyntaxNode, source: string): boolean {
  const nodes = [...nodesOf(root)]
  if (nodes.length > MOST_NODES || nodes.some(node => !plainNodes.has(node.name))) return false
  const reckonings = nodes.filter(node => workingTimeFunctions.includes(calledName(node, source) ?? ''))
  if (reckonings.length > MOST_RECKONINGS) return false
  return nodes.every(node => readsOnce(node, source)) && bindsNothing(root, nodes, source)
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

/** Every name comes from outside: a name of an earlier entry could be used twice, and twice again. */
function bindsNothing(root: SyntaxNode, nodes: readonly SyntaxNode[], source: string): boolean {
  const names = nodes.filter(node => node.name === 'VariableName' && nameAt(node, source) !== '?')
  const own = names.filter(node => calledName(node, source) !== undefined)
  return freeNames(root, source).length === names.length - own.length
}
