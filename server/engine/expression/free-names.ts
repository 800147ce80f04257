import { functionNames } from './reserved-names.js'
import { type SyntaxNode, childrenOf, isCallee, nameAt } from './syntax.js'

/** A name that an expression takes from outside, where it stands, and whether it is called like a function. */
export interface FreeName {
  name: string
  at: number
  called: boolean
}

/**
 * The names that are not bound within the expression (by `for`, `some`, `every`, a function's parameters, an
 * earlier entry of the same context, `item` in a filter). A name within a filter may be a key of the item or a
 * variable; it counts as free.
 */
export function freeNames(root: SyntaxNode, source: string): FreeName[] {
  const found: FreeName[] = []

  const visitAll = (nodes: SyntaxNode[], bound: ReadonlySet<string>): void => {
    for (const node of nodes) visit(node, bound)
  }

  const visit = (node: SyntaxNode, bound: ReadonlySet<string>): void => {
    const children = childrenOf(node)
    switch (node.name) {
      case 'VariableName': {
        const name = nameAt(node, source)
        const called = isCallee(node)
        const own = called && functionNames.has(name)
        if (name !== '?' && !own && !bound.has(name)) found.push({ name, at: node.from, called })
        return
      }
      case 'ForExpression':
      case 'QuantifiedExpression': {
        const inner = new Set(bound).add('partial')
        for (const child of children) {
          if (child.name !== 'InExpressions') visit(child, inner)
          else {
            for (const binding of childrenOf(child)) {
              const [name, ...rest] = childrenOf(binding)
              visitAll(rest, inner)
              if (name) inner.add(nameAt(name, source))
            }
          }
        }
        return
      }
      case 'FunctionDefinition': {
        const inner = new Set(bound)
        const parameters = children.find(child => child.name === 'FormalParameters')
        for (const parameter of parameters ? childrenOf(parameters) : []) {
          const [name] = childrenOf(parameter)
          if (name) inner.add(nameAt(name, source))
        }
        visitAll(
          children.filter(child => child !== parameters),
          inner,
        )
        return
      }
      case 'Context': {
        const inner = new Set(bound)
        for (const entry of children) {
          if (entry.name !== 'ContextEntry') continue
          const [key, ...value] = childrenOf(entry)
          visitAll(value, inner)
          if (key) inner.add(nameAt(key, source).replace(/^"|"$/g, ''))
        }
        return
      }
      case 'FilterExpression': {
        const [target, ...rest] = children
        if (target) visit(target, bound)
        visitAll(rest, new Set(bound).add('item'))
        return
      }
      default:
        visitAll(children, bound)
    }
  }

  visit(root, new Set())
  return found
}
