import { built } from '../engines/built.mjs'
import { median, short, spread } from '../figures.mjs'
import { table } from '../table.mjs'

const [{ createFeel }, { defaultEdition }, { guardExpressions }] = await Promise.all(
  ['engine/index.js', 'calendar/index.js', 'runtime/expression-guard.js'].map(built),
)

const examples = {
  'n < 100': { n: 7 },
  'urgency = "high" or (lead != null and count(helpers) > 2)': {
    urgency: 'low',
    lead: 'JJ',
    helpers: ['JT', 'ZF'],
  },
  'add working days(filed, 5)': { filed: { $feel: 'date and time', v: '2026-09-29T10:20:00+08:00' } },
  'for u in units return {unit: u, due: limit * 2}': { units: ['JJ', 'JT', 'ZF'], limit: 3 },
}

/** Evaluations of FEEL: bare, each under a limit of time, and a step's worth of them under one. */
export function feel({ quick }) {
  const rounds = quick ? 2 : 7
  const ms = quick ? 60 : 400
  const bare = createFeel()
  const guarded = guardExpressions(createFeel())
  const env = { now: Date.parse('2026-10-12T09:40:00+08:00'), calendar: defaultEdition() }
  console.log(`\nFEEL, evaluations per second: median of ${rounds} rounds (least–most); × is to no limit\n`)
  const rows = [['', 'no limit of time', 'a limit for ten', '×', 'a limit for each', '×']]
  for (const [source, variables] of Object.entries(examples)) {
    const ten = port => {
      for (let i = 0; i < 10; i++) port.evaluate(source, variables, env)
    }
    const ways = [() => ten(bare), () => guarded.together(() => ten(guarded)), () => ten(guarded)]
    const measured = ways.map(() => [])
    for (let round = -1; round < rounds; round++)
      for (const [i, way] of ways.entries()) {
        const rate = perSecond(way, ms) * 10
        if (round >= 0) measured[i].push(rate)
      }
    const [none, together, each] = measured
    const share = rates => `× ${short(median(rates.map((rate, i) => rate / none[i])))}`
    rows.push([source, spread(none), spread(together), share(together), spread(each), share(each)])
  }
  table(rows)
  console.log('\nThe engine sets one limit for a step.')
}

function perSecond(work, ms) {
  const began = performance.now()
  let done = 0
  for (; performance.now() - began < ms; done++) work()
  return (done / (performance.now() - began)) * 1000
}
