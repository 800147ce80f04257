// `npm run faults`: plays schedules of load and faults, then kills nodes of the real service under load at random
// moments, and says whether anything was lost or doubled.
//   --schedules N   how many schedules are played within this process (100)
//   --rounds N      how many faults strike the real service (10); 0 leaves it out
//   --open N        how many cases are open before the first of them (100)
//   --store NAME    sqlite or mongo: only what this store is like (both)
//   --nodes N       how many nodes (drawn; of the real service one on SQLite, two on MongoDB)
//   --seed N        repeats a run (else drawn)
import { parseArgs } from 'node:util'
import { build, install, requireNode } from './prepare.mjs'

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '10' },
    open: { type: 'string', default: '100' },
    store: { type: 'string' },
    nodes: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const { store, nodes, ...counts } = values
const plan = Object.fromEntries(Object.entries(counts).map(([name, text]) => [name, Number(text)]))
const wanted = nodes === undefined ? undefined : Number(nodes)
if (![...Object.values(plan), wanted ?? 1].every(Number.isSafeInteger) || wanted < 1) {
  console.error('--schedules, --rounds, --open, --nodes and --seed take whole numbers')
  process.exit(1)
}
if (store !== undefined && store !== 'sqlite' && store !== 'mongo') {
  console.error('--store takes sqlite or mongo')
  process.exit(1)
}
requireNode()
install()
build()
const { playSchedules } = await import('../tests/faults/schedules.mjs')
const { strikeServers } = await import('../tests/faults/strike-servers.mjs')
const say = line => console.log(line)
say(`seed ${plan.seed}`)
const faults = []
if (plan.schedules > 0)
  faults.push(
    ...(await playSchedules({
      ...plan,
      nodes: wanted,
      atomic: store === undefined ? undefined : store === 'sqlite',
      say,
    })),
  )
if (plan.rounds > 0 && faults.length === 0)
  for (const one of store === undefined ? ['sqlite', 'mongo'] : [store])
    faults.push(...(await strikeServers({ ...plan, store: one, nodes: wanted, say })))
for (const fault of faults.slice(0, 80)) say(fault)
say(faults.length === 0 ? 'nothing lost, nothing doubled' : `something is wrong, seed ${plan.seed}`)
process.exit(faults.length === 0 ? 0 : 1)
