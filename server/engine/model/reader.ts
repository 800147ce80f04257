import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { ExpressionPort } from '../expression/port.js'
import type { Attribute, Expression } from './graph.js'

/** What is said of an element: code, Chinese, English and the way out. */
export interface Finding {
  code: string
  message: string
  messageEn: string
  fix?: string
  fixEn?: string
}

/** Collects findings and reads attributes while a diagram is compiled. */
export class Reader {
  readonly diagnostics: Diagnostic[] = []
  /** Kind of what is reported while a process is read that will not be executed. */
  private lenient = false

  constructor(private readonly expressions: ExpressionPort) {}

  refuse(element: string | null, finding: Finding): void {
    this.diagnostics.push({ element, severity: this.lenient ? 'warning' : 'error', ...finding })
  }

  warn(element: string | null, finding: Finding): void {
    this.diagnostics.push({ element, severity: 'warning', ...finding })
  }

  /** Runs `read`; what it refuses is only a warning when `lenient`. */
  within<T>(lenient: boolean, read: () => T): T {
    const before = this.lenient
    this.lenient = lenient
    try {
      return read()
    } finally {
      this.lenient = before
    }
  }

  /** FEEL when it begins with `=`, else plain text; null when there is nothing. */
  attribute(element: string, value: string | null): Attribute | null {
    if (value === null || value.trim() === '') return null
    const trimmed = value.trim()
    return trimmed.startsWith('=') ? { feel: this.expression(element, trimmed) } : { text: trimmed }
  }

  /** FEEL with or without the leading `=`. */
  expression(element: string, value: string): Expression {
    const source = value.trim().replace(/^=/, '').trim()
    const problems = this.expressions.check(source, 'expression')
    for (const problem of problems)
      this.refuse(element, {
        code: problem.code,
        message: `表达式「${source}」有误：${problem.message}`,
        messageEn: `The expression "${source}" is not valid: ${problem.messageEn}`,
        ...(problem.fix === undefined ? {} : { fix: problem.fix }),
      })
    return { source, reads: problems.length > 0 ? [] : this.expressions.names(source) }
  }
}
