import { caps } from './caps.js'
import type { FreeName } from './free-names.js'
import { findHabits } from './habits.js'
import type { ExpressionProblem } from './port.js'
import { functionNames } from './reserved-names.js'
import { type SyntaxNode, nodesOf } from './syntax.js'

/** What is wrong with a text before it is parsed, in the order in which it should be mended. */
export function problemsOfText(source: string): ExpressionProblem[] {
  if (source.trim() === '') {
    return [
      { code: 'EXPRESSION_EMPTY', message: '表达式是空的', messageEn: 'the expression is empty', at: 0 },
    ]
  }
  if (source.length > caps.source) {
    return [
      {
        code: 'EXPRESSION_TOO_LONG',
        message: `表达式超过 ${caps.source} 字`,
        messageEn: `an expression of more than ${caps.source} characters`,
        at: caps.source,
      },
    ]
  }
  const tooDeep = bracketBeyondCap(source)
  if (tooDeep !== undefined) {
    return [
      {
        code: 'EXPRESSION_TOO_DEEP',
        message: `括号嵌套超过 ${caps.brackets} 层`,
        messageEn: `more than ${caps.brackets} nested brackets`,
        at: tooDeep,
      },
    ]
  }
  return findHabits(source)
}

/** What is wrong with a source as it was parsed. */
export function problemsOfTree(
  root: SyntaxNode,
  free: readonly FreeName[],
  source: string,
): ExpressionProblem[] {
  for (const node of nodesOf(root)) {
    if (!node.type.isError) continue
    const rest = source.slice(node.from).trim()
    const message = rest === '' ? '表达式没有写完' : `这里看不懂：“${rest.slice(0, 20)}”`
    const messageEn = rest === '' ? 'the expression is unfinished' : `unexpected: ${rest.slice(0, 20)}`
    return [{ code: 'EXPRESSION_SYNTAX', message, messageEn, at: node.from }]
  }
  return free.flatMap(({ name, at, called }): ExpressionProblem[] => {
    if (called) {
      const near = nearestFunction(name)
      const fix = near && source.slice(0, at) + near + source.slice(at + name.length)
      const message = `没有名为“${name}”的函数${near ? `，是否指 ${near}` : ''}`
      const messageEn = `no function is named ${name}`
      return [{ code: 'UNKNOWN_FUNCTION', message, messageEn, at, ...(fix && { fix }) }]
    }
    // FEEL reads two names side by side as one name with a space in it; no variable of ours has one.
    if (/\s/.test(name) && !functionNames.has(name)) {
      const messageEn = `an operator or comma is missing within: ${name}`
      return [{ code: 'EXPRESSION_SYNTAX', message: `“${name}”之间缺少运算符或逗号`, messageEn, at }]
    }
    return []
  })
}

function bracketBeyondCap(source: string): number | undefined {
  let open = 0
  for (let at = 0; at < source.length; at++) {
    const sign = source.charAt(at)
    if ('([{'.includes(sign) && ++open > caps.brackets) return at
    if (')]}'.includes(sign)) open--
  }
  return undefined
}

/** The known function that a mistyped name most likely means: same letters, or at most two edits away. */
function nearestFunction(name: string): string | undefined {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const candidates = [...functionNames]
    .map(candidate => ({ candidate, distance: edits(bare(name), bare(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.min(2, Math.floor(bare(candidate).length / 3)))
  return candidates.sort((a, b) => a.distance - b.distance)[0]?.candidate
}

/** Levenshtein's distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, sign] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (sign === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
