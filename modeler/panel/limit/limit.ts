/** A limit as the panel offers it. `from` is the FEEL of the instant that it runs from. */
export type Limit =
  | { kind: 'none' }
  | { kind: 'fixed'; from: string; amount: number; unit: string }
  | { kind: 'table'; from: string; cell: string }
  | { kind: 'other'; source: string }

const fixed = /^=\s*add limit\((.+),\s*(\d+(?:\.\d+)?),\s*"(\p{L}+)"\)$/u
const table = /^=\s*add limit\((.+),\s*时限\.([\p{L}\p{N}]+)\)$/u

export function readLimit(dueDate: string): Limit {
  const source = dueDate.trim()
  if (source === '') return { kind: 'none' }
  const [, from, amount, unit] = fixed.exec(source) ?? []
  // One anchor only: an inner limit has a comma of its own.
  if (from !== undefined && !from.includes(','))
    return { kind: 'fixed', from, amount: Number(amount), unit: unit! }
  const [, anchor, cell] = table.exec(source) ?? []
  if (anchor !== undefined && !anchor.includes(',')) return { kind: 'table', from: anchor, cell: cell! }
  return { kind: 'other', source }
}

/** The FEEL of a limit; empty for none. */
export function writeLimit(limit: Limit): string {
  switch (limit.kind) {
    case 'none':
      return ''
    case 'fixed':
      return `= add limit(${limit.from}, ${limit.amount}, "${limit.unit}")`
    case 'table':
      return `= add limit(${limit.from}, 时限.${limit.cell})`
    case 'other':
      return limit.source
  }
}
