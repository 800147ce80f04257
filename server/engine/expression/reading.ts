import { isBounded } from './bounded.js'
import { freeNames } from './free-names.js'
import { keeping } from './keeping.js'
import type { ExpressionProblem } from './port.js'
import { problemsOfText, problemsOfTree } from './problems.js'
import { type Dialect, parse } from './syntax.js'

/** What a source says of itself, whatever the variables hold. */
export interface Reading {
  /** What keeps it from being run, in the order in which it should be mended; empty when nothing does. */
  problems: readonly ExpressionProblem[]
  /** The variables that it reads, each once, in order of appearance; empty when it has problems. */
  names: readonly string[]
  /** It needs no limit of time. */
  bounded: boolean
}

// A diagram names the same sources again and again, and each deployment is read when it comes and when it runs.
export const readings = {
  expression: keeping(source => readingOf(source, 'expression')),
  unary: keeping(source => readingOf(source, 'unary')),
}

/** Parses a source once; the last few thousand stay known. */
export function read(source: string, dialect: Dialect): Reading {
  return readings[dialect](source)
}

/** The reading that is known already, which takes no time. */
export function readBefore(source: string, dialect: Dialect): Reading | undefined {
  return readings[dialect].known(source)
}

function readingOf(source: string, dialect: Dialect): Reading {
  const problems = problemsOfText(source)
  if (problems.length > 0) return faulty(problems)
  try {
    const root = parse(source, dialect).topNode
    const free = freeNames(root, source)
    const found = problemsOfTree(root, free, source)
    if (found.length > 0) return faulty(found)
    return {
      problems: [],
      names: [...new Set(free.map(({ name }) => name))],
      bounded: dialect === 'expression' && isBounded(root, source),
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return faulty([
      {
        code: 'EXPRESSION_TOO_DEEP',
        message: '表达式嵌套太深',
        messageEn: 'the expression is nested too deeply',
        at: 0,
      },
    ])
  }
}

const faulty = (problems: ExpressionProblem[]): Reading => ({ problems, names: [], bounded: false })
