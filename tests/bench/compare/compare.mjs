// `npm run compare`: the same diagrams on Huying, bpmn-engine and bpmn-server, and what became of them.
//   --write   keeps the table in docs/compare.md
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, install, root, run, say } from '../../../scripts/prepare.mjs'
import { machine } from '../machine.mjs'
import { outcome } from './outcomes.mjs'
import { markdown, questions, rows } from './tell.mjs'

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })
install()
build()
const peers = fileURLToPath(new URL('../peers/', import.meta.url))
if (!existsSync(`${peers}node_modules/bpmn-server`)) {
  say('Installing the peers …')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: peers })
}

// Not above: it needs the packages.
const { startMongo } = await import('../../store/mongo-for-tests/server.mjs')
const mongo = await startMongo()
const engines = ['huying', 'bpmn-engine', 'bpmn-server']
const outcomes = {}
for (const engine of engines) {
  outcomes[engine] = {}
  for (const { diagram, asks } of questions) {
    say(`${engine}: ${asks}`)
    outcomes[engine][diagram] = await outcome(engine, diagram, { COMPARE_MONGODB: mongo.url('') })
  }
}
await mongo.stop()

const titles = engines.map(engine => {
  const { version } = Object.values(outcomes[engine]).find(facts => facts.version) ?? {}
  return `${engine === 'huying' ? 'Huying' : engine} ${version}`
})
const table = markdown([['', ...titles], ...rows(engines, outcomes)])
const where = `${await machine()}; bpmn-server keeps its instances in ${mongo.server}.`
console.log(`\n${table}\n\n${where}`)
if (values.write) {
  const file = `${root}/docs/compare.md`
  const [before, , after] = readFileSync(file, 'utf8').split(/<!-- (?:run|end of the run) -->/)
  writeFileSync(file, `${before}<!-- run -->\n\n${table}\n\n${where}\n\n<!-- end of the run -->${after}`)
}
