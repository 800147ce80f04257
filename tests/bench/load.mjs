/**
 * Lets `act` be done again and again by so many at once for some milliseconds.
 * @returns how often it was done, in all and per second
 */
export async function closedLoop(act, atOnce, ms) {
  let done = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - began < ms) {
        await act()
        done++
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  return { done, seconds, perSecond: done / seconds }
}

/** Begins `act` at a steady rate, whether those before have ended or not, and waits for all. */
export async function steadily(act, perSecond, ms) {
  const under = []
  const began = performance.now()
  for (;;) {
    const passed = performance.now() - began
    while (under.length < (Math.min(passed, ms) / 1000) * perSecond) under.push(act())
    if (passed >= ms) break
    await new Promise(go => setTimeout(go, 1))
  }
  await Promise.all(under)
  return under.length
}

/** Calls, and notes in `latencies` how many milliseconds the answer took. */
export async function timed(latencies, call) {
  const from = performance.now()
  const answer = await call()
  latencies.push(performance.now() - from)
  return answer
}
