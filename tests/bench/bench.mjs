// `npm run bench`: measures Huying and its peers in one run and prints the figures with their spread.
//   --quick      under a minute, with fewer rounds and cases
//   --only PART  one of engines, acts, http, size, timers, many-timers, memory, county, feel
//   --count N    timers of many-timers, 1,000,000 unless said (quick: 50,000)
//   --minutes N  that memory is watched, 30 unless said (quick: 1)
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, install, run, say } from '../../scripts/prepare.mjs'
import { machine } from './machine.mjs'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    count: { type: 'string' },
    minutes: { type: 'string' },
  },
})
const all = ['engines', 'acts', 'http', 'size', 'timers', 'many-timers', 'memory', 'county', 'feel']
const parts = values.only === undefined ? all : [values.only]
if (!parts.every(part => all.includes(part))) {
  console.error(`--only takes one of ${all.join(', ')}`)
  process.exit(1)
}
install()
build()
const peers = fileURLToPath(new URL('./peers/', import.meta.url))
if (parts.includes('engines') && !existsSync(`${peers}node_modules/bpmn-server`)) {
  say('Installing the peers …')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: peers })
}
console.log(`${await machine()}\n`)
const named = part => part.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
for (const part of parts) await (await import(`./parts/${part}.mjs`))[named(part)](values)
