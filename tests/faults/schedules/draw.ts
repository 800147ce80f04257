/** Numbers that are the same for the same seed, on every machine. */
export interface Draw {
  /** Uniform in [0, 1). */
  (): number
  below(n: number): number
  pick<T>(list: readonly T[]): T
  chance(share: number): boolean
  /** Other numbers, which do not depend on how many were drawn here. */
  fork(label: string | number): Draw
}

export function drawFrom(seed: string | number): Draw {
  let state = hash(String(seed))
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return Object.assign(draw, {
    below: (n: number) => Math.floor(draw() * n),
    pick: <T>(list: readonly T[]) => list[Math.floor(draw() * list.length)]!,
    chance: (share: number) => draw() < share,
    fork: (label: string | number) => drawFrom(`${seed}/${label}`),
  })
}

function hash(text: string): number {
  let h = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  return h
}
