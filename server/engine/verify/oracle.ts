import type { ExpressionPort } from '../expression/port.js'
import type { Choices } from './choices.js'

/** What the expressions of a cut-out graph ask for; they hold nothing else. */
export const asks = {
  /** Comes out either way. */
  condition: (id: string) => ({ source: `?if ${id}`, reads: [] }),
  /** How many children a multi-instance has. */
  children: (id: string) => ({ source: `?children ${id}`, reads: [] }),
}

/** Answers them as the choices decide. */
export function oracle(choices: () => Choices, children: readonly number[]): ExpressionPort {
  return {
    evaluate(source) {
      const value = source.startsWith('?if ')
        ? choices().pick(2) === 0
        : children[choices().pick(children.length)]!
      return { value, warnings: [], reckonings: [], provisional: false }
    },
    unaryTest: () => false,
    check: () => [],
    names: () => [],
  }
}
