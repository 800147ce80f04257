import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { programs } from '../diagrams.mjs'
import { short, spread } from '../figures.mjs'
import { table } from '../table.mjs'

const names = ['huying', 'huying-disk', 'bpmn-engine', 'bpmn-server']

/**
 * The same processes on Huying and its peers: each engine in a process of its own, turn by turn, so that what the
 * machine does meanwhile falls on all of them.
 */
export async function engines({ quick }) {
  const rounds = quick ? 2 : 7
  const limits = quick ? { runs: 200, ms: 250 } : { runs: 1000, ms: 3000 }
  const opened = []
  for (const name of names) opened.push(await open(name))
  console.log(`Runs per second: median of ${rounds} rounds (least–most); × is Huying in memory to the peer\n`)
  const rows = [['', ...opened.map(one => one.title), '× bpmn-engine', '× bpmn-server']]
  let peaks = []
  const faults = []
  for (const [program, { title }] of Object.entries(programs)) {
    const measured = opened.map(() => [])
    for (let round = -1; round < rounds; round++) {
      const answers = []
      for (const engine of opened) answers.push(await engine.ask({ program, ...limits }))
      for (const [i, { error }] of answers.entries())
        if (error && round < 0) faults.push(`${opened[i].title}: ${error}`)
      // The first round warms up.
      if (round >= 0) for (const [i, answer] of answers.entries()) measured[i].push(answer.perSecond ?? NaN)
      peaks = answers.map((answer, i) => answer.peak ?? peaks[i])
    }
    const [memory, , ...peers] = measured
    rows.push([title, ...measured.map(spread), ...peers.map(peer => times(memory, peer))])
  }
  const [memory, , ...peers] = peaks
  rows.push([
    'most memory of the process, MB',
    ...peaks.map(bytes => short(bytes / 1e6)),
    ...peers.map(peer => `× ${short(memory / peer)}`),
  ])
  table(rows)
  for (const fault of faults) console.log(`✗ ${fault}`)
  console.log(`
Eight runs are under way at once in each engine, because bpmn-server pauses for some milliseconds at each node. Huying
in memory and the peers keep nothing; Huying on disk answers each act when it is on the disk (fsync). Conditions and
scripts are FEEL in Huying, under its limit of time, and JavaScript in the peers: bpmn-engine runs it in a context of
its own, bpmn-server in the process itself. Huying and bpmn-engine read a diagram once, bpmn-server at each start.
Each run must end with the right value.`)
  for (const engine of opened) engine.close()
}

/** Round by round, since the machine's speed drifts. */
function times(ours, theirs) {
  const ratios = ours.map((value, i) => value / theirs[i])
  return ratios.every(Number.isFinite) ? `× ${spread(ratios)}` : '–'
}

/** Starts an engine and waits until it can be asked; what it says of its errors goes to ours. */
async function open(name) {
  const child = fork(fileURLToPath(new URL('../engines/host.mjs', import.meta.url)), [name], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const next = () =>
    new Promise((resolve, reject) => {
      const ended = code => reject(new Error(`${name} ended with ${code}`))
      child.once('exit', ended)
      child.once('message', message => {
        child.off('exit', ended)
        resolve(message)
      })
    })
  const { ready } = await next()
  return {
    title: `${name.replace('-disk', '')} ${ready}`,
    ask(what) {
      const answer = next()
      child.send(what)
      return answer
    },
    close: () => child.disconnect(),
  }
}
