// A node under load: it starts cases, does their tasks and lets their timers fire, in several voices at once, and
// writes a line for each act that was acknowledged. Runs until it is killed.
// Arguments: data folder, name of the run, seed of its randomness.
import { writeSync } from 'node:fs'
import { runtimeCollections } from '../../../server/runtime/index.js'
import { openStore } from '../../../server/store/index.js'
import { build, county } from '../office.js'
import { cases } from '../case-diagrams.js'

const [data, run, seed] = process.argv.slice(2) as [string, string, string]
const store = await openStore({ data, collections: runtimeCollections })
const office = build(store, { now: () => Date.now(), set: () => undefined }, { seed: Number(seed) })
const { runtime } = office
for (const content of cases)
  await runtime.deploy(county, { files: [{ name: 'a.bpmn', content }], unlessKnown: true })
runtime.work('look', () => Promise.resolve({ looked: true }))
await runtime.open()

/** Unlike process.stdout, on the way when it returns. */
const acknowledge = (...line: string[]) => writeSync(1, `ack ${line.join(' ')}\n`)

async function voice(name: string): Promise<never> {
  for (let n = 0; ; n++) {
    const leg = `${run}-${name}-${n}`
    await runtime.start(county, { process: 'case', variables: { leg }, instance: leg })
    acknowledge('started', leg)
    for (const task of await office.open()) {
      if (!task.instance.startsWith(`${run}-${name}`) && Math.random() < 0.5) continue
      const { instance, task: key } = task
      await runtime.complete(county, { instance, task: key, variables: {}, by: name }).then(
        () => acknowledge('done', instance, key, name),
        // Another voice was faster.
        () => undefined,
      )
    }
  }
}

await Promise.all(['a', 'b', 'c', 'd'].map(voice))
