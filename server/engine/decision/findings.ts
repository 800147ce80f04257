import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { ExpressionPort } from '../expression/index.js'
import type { Cell } from './decision.js'

/** Gathers what is wrong with a file of decisions. */
export interface Findings {
  diagnostics: Diagnostic[]
  error(element: string | null, code: string, message: string, messageEn: string, fix?: string): void
  /** Reports the first problem of a cell; its fix mends all of that kind. */
  check(cell: Cell, kind: 'expression' | 'unary'): void
}

export function createFindings(expressions: ExpressionPort): Findings {
  const diagnostics: Diagnostic[] = []
  const error: Findings['error'] = (element, code, message, messageEn, fix) => {
    diagnostics.push({
      element,
      code,
      severity: 'error',
      message,
      messageEn,
      ...(fix === undefined ? {} : { fix }),
    })
  }
  return {
    diagnostics,
    error,
    check(cell, kind) {
      const [problem] = expressions.check(cell.source, kind)
      if (problem) error(cell.id, problem.code, problem.message, problem.messageEn, problem.fix)
    },
  }
}
