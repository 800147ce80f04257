/** What was decided in one run of a step: of `options` possibilities, the `taken`th. */
interface Choice {
  options: number
  taken: number
}

/** Decides freely, and remembers what, so that every other way can be tried afterwards. */
export class Choices {
  private readonly made: Choice[] = []

  /** @param given the first choices, as an earlier run has noted them */
  constructor(private readonly given: readonly number[] = []) {}

  /** One of `options`, from 0. */
  pick(options: number): number {
    const taken = this.given[this.made.length] ?? 0
    this.made.push({ options, taken })
    return taken
  }

  get hasChosen(): boolean {
    return this.made.length > 0
  }

  get taken(): number[] {
    return this.made.map(choice => choice.taken)
  }

  /** What to begin with in order to try the next way; null when all have been tried. */
  next(): number[] | null {
    for (let last = this.made.length - 1; last >= 0; last -= 1) {
      const { options, taken } = this.made[last]!
      if (taken + 1 < options) return [...this.made.slice(0, last).map(one => one.taken), taken + 1]
    }
    return null
  }
}

/** Runs `what` once for every way in which its choices can come out. */
export function* everyWay<T>(what: (choices: Choices) => T): Generator<{ result: T; taken: number[] }> {
  for (let given: number[] | null = []; given;) {
    const choices: Choices = new Choices(given)
    const result = what(choices)
    yield { result, taken: choices.taken }
    given = choices.next()
  }
}
