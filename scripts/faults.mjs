// `npm run faults`: kills the service under load at random moments and says whether anything was lost or doubled.
//   --rounds N   how often it is killed (20)
//   --open N     how many cases are open before the first time (500)
//   --seed N     repeats a run (else drawn)
import { parseArgs } from 'node:util'
import { build, install, requireNode } from './prepare.mjs'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    open: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const plan = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]))
if (!Object.values(plan).every(Number.isSafeInteger)) {
  console.error('--rounds, --open and --seed take whole numbers')
  process.exit(1)
}
requireNode()
install()
build()
const { campaign } = await import('../tests/faults/campaign.mjs')
console.log(`seed ${plan.seed}: ${plan.rounds} kills, ${plan.open} open cases`)
const faults = await campaign({ ...plan, say: line => console.log(line) })
for (const fault of faults.slice(0, 20)) console.log(`✗ ${fault}`)
console.log(
  faults.length === 0 ? 'nothing lost, nothing doubled' : `${faults.length} faults, seed ${plan.seed}`,
)
process.exit(faults.length === 0 ? 0 : 1)
