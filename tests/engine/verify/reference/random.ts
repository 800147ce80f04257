/** Whole numbers and choices, the same for the same seed (mulberry32). */
export interface Random {
  /** From 0 to `below` - 1. */
  below(below: number): number
  /** True in so many of a hundred cases. */
  percent(of: number): boolean
  one<T>(of: readonly T[]): T
}

export function randomOf(seed: number): Random {
  let drawn = seed >>> 0
  const next = (): number => {
    drawn = (drawn + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(drawn ^ (drawn >>> 15), drawn | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, percent: of => below(100) < of, one: of => of[below(of.length)]! }
}
