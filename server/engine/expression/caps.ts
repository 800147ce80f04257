import { ExpressionError, type Value } from './port.js'

/** How large sources and values may become. The time limit of the server bounds work, these bound memory. */
export const caps = {
  /** UTF-16 units of one source. */
  source: 10_000,
  /** Brackets open at once in a source. */
  brackets: 100,
  /** UTF-16 units of one string in a result. */
  string: 100_000,
  /** Items of one list in a result. */
  list: 10_000,
  /** Lists and contexts inside each other in a result. */
  depth: 32,
  /** Values in a result, counted over the whole tree. */
  values: 50_000,
} as const

/**
 * Refuses a result that would make the instance document too large.
 * @throws ExpressionError STRING_TOO_LONG, LIST_TOO_LONG, VALUE_TOO_DEEP, VALUE_TOO_LARGE
 */
export function checkCaps(value: Value): void {
  let left = caps.values
  const visit = (part: Value, depth: number): void => {
    if (--left < 0) {
      throw new ExpressionError('VALUE_TOO_LARGE', `结果超过 ${caps.values} 个值`)
    }
    if (depth > caps.depth) {
      throw new ExpressionError('VALUE_TOO_DEEP', `结果嵌套超过 ${caps.depth} 层`)
    }
    if (typeof part === 'string') {
      if (part.length > caps.string) {
        throw new ExpressionError('STRING_TOO_LONG', `结果中有超过 ${caps.string} 字的文本`)
      }
    } else if (Array.isArray(part)) {
      if (part.length > caps.list) {
        throw new ExpressionError('LIST_TOO_LONG', `结果中有超过 ${caps.list} 项的列表`)
      }
      for (const item of part) visit(item, depth + 1)
    } else if (part !== null && typeof part === 'object') {
      for (const key of Object.keys(part)) visit(part[key] ?? null, depth + 1)
    }
  }
  visit(value, 0)
}
