// What is asked for in one turn of the event loop, or while earlier commands are under way, goes in one command.

/** The outcome of one of several. */
export type Outcome<O> = { value: O } | { error: unknown }

interface Waiting<I, O> {
  item: I
  resolve: (value: O) => void
  reject: (error: unknown) => void
}

/** Operations in one command: more in one have hung a compatible server. */
const greatest = 50
/** Commands of a kind under way at a time: those who come meanwhile wait, and go together. */
const underWay = 4

/** @param run answers for each, in their order; what it throws is thrown to each */
export function together<I, O>(
  run: (items: readonly I[]) => Promise<readonly Outcome<O>[]>,
): (item: I) => Promise<O> {
  let waiting: Waiting<I, O>[] = []
  let running = 0
  let scheduled = false

  function schedule(): void {
    if (scheduled || waiting.length === 0 || running >= underWay) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      while (waiting.length > 0 && running < underWay) {
        const batch = waiting.slice(0, greatest)
        waiting = waiting.slice(greatest)
        running++
        void answer(batch).finally(() => {
          running--
          schedule()
        })
      }
    })
  }

  async function answer(batch: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const outcomes = await run(batch.map(each => each.item))
      batch.forEach(({ resolve, reject }, i) => {
        const outcome = outcomes[i]!
        if ('error' in outcome) reject(outcome.error)
        else resolve(outcome.value)
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return item =>
    new Promise<O>((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      schedule()
    })
}
