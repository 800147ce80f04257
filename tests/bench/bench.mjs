// `npm run bench [-- --quick]`: the same small processes on Huying and on its peers, in one run, each engine in a
// process of its own, turn by turn, so that what the machine does meanwhile falls on all of them.
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { build, install, run, say } from '../../scripts/prepare.mjs'
import { programs } from './diagrams.mjs'
import { median, short, spread } from './figures.mjs'
import { table } from './table.mjs'

const quick = process.argv.includes('--quick')
const rounds = quick ? 3 : 7
const limits = quick ? { runs: 200, ms: 600 } : { runs: 1000, ms: 3000 }
const peers = fileURLToPath(new URL('./peers/', import.meta.url))

install()
build()
if (!existsSync(`${peers}node_modules`)) {
  say('Installing the peers …')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: peers })
}

const names = ['huying', 'huying-disk', 'bpmn-engine', 'bpmn-server']
const engines = []
for (const name of names) engines.push(await open(name))
console.log(
  `Node ${process.versions.node}, ${cpus().length} cores, ${rounds} rounds; runs per second: median (least–most)\n`,
)

const rows = [
  ['', ...engines.map(({ name, version }) => `${name} ${version}`), 'to bpmn-engine', 'to bpmn-server'],
]
for (const [program, { title }] of Object.entries(programs)) {
  const measured = engines.map(() => [])
  for (let round = -1; round < rounds; round++)
    for (const [i, engine] of engines.entries()) {
      const answer = await engine.ask({ program, ...limits })
      if (round >= 0) measured[i].push(answer.error ? NaN : answer.perSecond)
    }
  const [memory, , engine, server] = measured.map(median)
  rows.push([title, ...measured.map(spread), ratio(memory, engine), ratio(memory, server)])
}
table(rows)
console.log(`
huying in memory keeps nothing, as the peers here do; huying on disk has every act on the disk (fsync) when it answers,
one actor after the other. Ratios are of huying in memory. FEEL counts here what JavaScript counts in the peers.`)
for (const engine of engines) engine.close()

function ratio(ours, theirs) {
  const times = ours / theirs
  return Number.isFinite(times) ? `× ${short(times)}` : '–'
}

/** Starts an engine and waits until it can be asked; what it says of its errors goes to ours. */
function open(name) {
  const child = fork(fileURLToPath(new URL('./engines/host.mjs', import.meta.url)), [name], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const next = () =>
    new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', code => reject(new Error(`${name} ended with ${code}`)))
    })
  return next().then(({ ready }) => ({
    name: name.replace('-disk', ''),
    version: ready,
    ask(what) {
      const answer = next()
      child.send(what)
      return answer
    },
    close: () => child.disconnect(),
  }))
}
