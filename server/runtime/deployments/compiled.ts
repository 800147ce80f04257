import { compile, compileDecisions, type ExpressionPort } from '../../engine/index.js'

/** How many files of a kind stay compiled; a county has a few dozen in force. */
const KEPT = 128

type Compile<T> = (content: string, expressions: ExpressionPort) => Promise<T>

/** A diagram, compiled once: for the check of its deployment and for all that runs on it. */
export const compiledDiagram = remembering(compile)

/** Decision tables, compiled once. */
export const compiledDecisions = remembering(compileDecisions)

/** The same text compiles to the same, as long as its expressions are read alike; nobody changes what came of it. */
function remembering<T>(make: Compile<T>): Compile<T> {
  const byReadings = new WeakMap<object, Map<string, Promise<T>>>()
  return (content, expressions) => {
    const readings = expressions.readings ?? expressions
    const known = byReadings.get(readings) ?? new Map<string, Promise<T>>()
    byReadings.set(readings, known)
    const made = known.get(content) ?? make(content, expressions)
    // The one used last goes last.
    known.delete(content)
    known.set(content, made)
    if (known.size > KEPT) known.delete(known.keys().next().value!)
    made.catch(() => known.delete(content))
    return made
  }
}
