import type { ExpressionProblem } from './port.js'
import { read } from './reading.js'
import type { Dialect } from './syntax.js'

/** What keeps a source from being run, in the order in which it should be mended; empty when nothing does. */
export function checkSource(source: string, dialect: Dialect): ExpressionProblem[] {
  return [...read(source, dialect).problems]
}
