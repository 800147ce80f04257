/** Sources that are kept; deployed diagrams hold a few hundred. */
const KEPT = 2_000

export interface Keeping<T> {
  (source: string): T
  /** What is kept for this source already. */
  known(source: string): T | undefined
}

/** Remembers what `make` gave for the last sources; a source that fails is tried anew. */
export function keeping<T>(make: (source: string) => T): Keeping<T> {
  const kept = new Map<string, T>()
  const get = (source: string): T => {
    const known = kept.get(source)
    if (known !== undefined) return known
    const made = make(source)
    const [oldest] = kept.keys()
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
    kept.set(source, made)
    return made
  }
  return Object.assign(get, { known: (source: string) => kept.get(source) })
}
