// One engine in a process of its own: `node host.mjs NAME`. Asked over IPC for rounds of a program.
import { programs } from '../diagrams.mjs'

const engine = await import(`./${process.argv[2]}.mjs`)
const prepared = new Map()

/** So many runs are under way at once: an engine that pauses within a run has others to do meanwhile. */
const ABREAST = 8

/** Runs until so many runs or milliseconds have passed, whichever is first. */
async function round({ program, runs, ms }) {
  let run = prepared.get(program)
  if (!run) prepared.set(program, (run = await engine.prepare(program)))
  const began = performance.now()
  let done = 0
  let begun = 0
  async function runOn() {
    while (begun < runs && performance.now() - began < ms) {
      begun++
      const n = await run()
      if (n !== programs[program].n)
        throw new Error(`${program} ended with n = ${n}, not ${programs[program].n}`)
      done++
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, runOn))
  const took = performance.now() - began
  return { runs: done, perSecond: (done / took) * 1000, peak: process.resourceUsage().maxRSS * 1024 }
}

process.on('message', ask =>
  round(ask).then(
    answer => process.send(answer),
    error => process.send({ error: error.message }),
  ),
)
process.on('disconnect', () => process.exit(0))
process.send({ ready: engine.version })
