/** A source of choices that a history carries with it: the same numbers, the same story. */
export interface Dice {
  /** A whole number from 0 up to, not including, `below`. */
  roll(below: number): number
  oneOf<T>(list: readonly T[]): T | undefined
  /** One of them, those of more weight more often; undefined when none has any. */
  weighed<T>(list: readonly T[], weight: (each: T) => number): T | undefined
  /** Whether something that happens so many times in a hundred happens now. */
  chance(percent: number): boolean
}

export function diceOf(seed: number): Dice {
  let state = (seed % 2147483646) + 1
  const roll = (below: number) => {
    state = (state * 48271) % 2147483647
    return Math.floor((state / 2147483647) * below)
  }
  return {
    roll,
    oneOf: list => list[roll(list.length)],
    weighed(list, weight) {
      let left = roll(list.reduce((sum, each) => sum + weight(each), 0))
      return list.find(each => (left -= weight(each)) < 0)
    },
    chance: percent => roll(100) < percent,
  }
}
