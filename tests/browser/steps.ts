/**
 * Steps that build on each other, as tests of their own: after one that failed the rest fail at once, instead of
 * each waiting for what cannot come.
 */
export function steps(): (name: string, run: () => Promise<void>) => void {
  let broken: string | undefined
  return (name, run) =>
    it(
      name,
      async () => {
        if (broken) throw new Error(`not tried: "${broken}" failed`)
        broken = name
        await run()
        broken = undefined
      },
      120_000,
    )
}
