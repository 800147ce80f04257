/**
 * The small part of FEEL that a form's conditions use: names, texts, numbers, true, false, null, lists,
 * `=`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `and`, `or`, `not(…)`, `count(…)`, parentheses, paths (`a.b`) and contexts, whose
 * later entries see the earlier ones (`{a: 1, b: a > 0}.b`).
 * A name without a value is null. What is longer than that belongs into the diagram, not into a form.
 */
export function holds(expression: string, values: Record<string, unknown>): boolean {
  const source = expression.trim().replace(/^=/, '')
  return new Reader(tokens(source), values).whole() === true
}

/** Whether a condition can be read at all; a field with an unreadable one is shown. */
export function readable(expression: string): boolean {
  try {
    holds(expression, {})
    return true
  } catch {
    return false
  }
}

type Token = { kind: 'text' | 'number' | 'name' | 'sign'; text: string }

const pattern =
  /\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|(!=|<=|>=|[=<>()[\]{}:,.])|([\p{L}_][\p{L}\p{N}_]*))/uy

function tokens(source: string): Token[] {
  const found: Token[] = []
  pattern.lastIndex = 0
  while (source.slice(pattern.lastIndex).trim()) {
    const match = pattern.exec(source)
    if (!match) throw new SyntaxError(`Not read: ${source}`)
    const [, text, number, sign, name] = match
    if (text !== undefined) found.push({ kind: 'text', text: text.replace(/\\(.)/g, '$1') })
    else if (number !== undefined) found.push({ kind: 'number', text: number })
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign })
    else found.push({ kind: 'name', text: name! })
  }
  return found
}

class Reader {
  private at = 0

  constructor(
    private readonly all: Token[],
    private values: Record<string, unknown>,
  ) {}

  whole(): unknown {
    const value = this.either()
    if (this.at < this.all.length) throw new SyntaxError(`Not read: ${this.all[this.at]!.text}`)
    return value
  }

  private either(): unknown {
    let left = this.both()
    while (this.take('or')) {
      const right = this.both()
      left = left === true || right === true
    }
    return left
  }

  private both(): unknown {
    let left = this.compared()
    while (this.take('and')) {
      const right = this.compared()
      left = left === true && right === true
    }
    return left
  }

  private compared(): unknown {
    const left = this.one()
    if (this.take('=')) return same(left, this.one())
    if (this.take('!=')) return !same(left, this.one())
    if (this.take('<=')) return ordered(left, this.one(), n => n <= 0)
    if (this.take('>=')) return ordered(left, this.one(), n => n >= 0)
    if (this.take('<')) return ordered(left, this.one(), n => n < 0)
    if (this.take('>')) return ordered(left, this.one(), n => n > 0)
    if (this.take('in')) {
      const list = this.one()
      return Array.isArray(list) ? list.some(entry => same(left, entry)) : same(left, list)
    }
    return left
  }

  private one(): unknown {
    const token = this.all[this.at++]
    if (!token) throw new SyntaxError('Ends too early')
    if (token.kind === 'text') return token.text
    if (token.kind === 'number') return Number(token.text)
    if (token.text === '(') {
      const value = this.either()
      this.need(')')
      return value
    }
    if (token.text === '[') return this.list()
    if (token.text === '{') return this.path(this.context())
    if (token.kind !== 'name') throw new SyntaxError(`Not read: ${token.text}`)
    if ((token.text === 'not' || token.text === 'count') && this.take('(')) {
      const value = this.either()
      this.need(')')
      if (token.text === 'not') return value !== true
      return Array.isArray(value) ? value.length : value === null ? 0 : 1
    }
    if (token.text === 'true' || token.text === 'false') return token.text === 'true'
    if (token.text === 'null') return null
    return this.path(this.values[token.text])
  }

  private list(): unknown[] {
    const entries: unknown[] = []
    while (!this.take(']')) {
      entries.push(this.either())
      if (!this.take(',') && this.all[this.at]?.text !== ']') throw new SyntaxError('List not closed')
    }
    return entries
  }

  private context(): Record<string, unknown> {
    const outer = this.values
    const entries: Record<string, unknown> = {}
    while (!this.take('}')) {
      const name = this.all[this.at++]
      if (!name || (name.kind !== 'name' && name.kind !== 'text')) throw new SyntaxError('Context not closed')
      this.need(':')
      entries[name.text] = this.either()
      this.values = { ...this.values, [name.text]: entries[name.text] }
      if (!this.take(',') && this.all[this.at]?.text !== '}') throw new SyntaxError('Context not closed')
    }
    this.values = outer
    return entries
  }

  private path(value: unknown): unknown {
    let at = value
    while (this.take('.')) {
      const name = this.all[this.at++]
      at = name && typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name.text] : null
    }
    return at ?? null
  }

  private take(text: string): boolean {
    const token = this.all[this.at]
    if (!token || token.kind === 'text' || token.text !== text) return false
    this.at += 1
    return true
  }

  private need(text: string): void {
    if (!this.take(text)) throw new SyntaxError(`Missing ${text}`)
  }
}

const same = (a: unknown, b: unknown) => (a ?? null) === (b ?? null)

function ordered(a: unknown, b: unknown, test: (sign: number) => boolean): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return test(a - b)
  if (typeof a === 'string' && typeof b === 'string') return test(a < b ? -1 : a > b ? 1 : 0)
  return null
}
