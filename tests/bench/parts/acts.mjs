import { readFileSync } from 'node:fs'
import { built } from '../engines/built.mjs'
import { median, percentile, short, spread } from '../figures.mjs'
import { inFolder } from '../folder.mjs'
import { closedLoop, steadily, timed } from '../load.mjs'
import { oneFsync } from '../machine.mjs'
import { openRuntime } from '../runtime.mjs'
import { table } from '../table.mjs'

const county = 'bench'
const perSecond = 1_500

/** Instances a second that must be reached by so many at once; with one, half of what single fsyncs allow. */
const goals = { 8: 1_500, 32: 3_000 }

/** Huying with its store: two user tasks and a gateway, every act on the disk with its rows before it is answered. */
export async function acts({ quick }) {
  const rounds = quick ? 2 : 5
  const ms = quick ? 700 : 3_000
  const rows = [['at once', 'instances/s: median (least–most)', 'acts/s', 'fsyncs/s then', 'must reach']]
  await inFolder(async data => {
    const { runtime, store, close } = await openRuntime(data)
    const files = [
      { name: 'two.bpmn', content: readFileSync(new URL('../two-tasks.bpmn', import.meta.url), 'utf8') },
    ]
    await runtime.deploy(county, { files, author: 'bench', publisher: 'bench' })
    let started = 0
    let latencies = []
    let refused = 0
    /** What is refused because too much is under way comes again, as a client does. */
    const call = async act => {
      for (;;)
        try {
          return await timed(latencies, act)
        } catch (error) {
          if (error.code !== 'TOO_BUSY') throw error
          refused++
          await new Promise(go => setTimeout(go, 50))
        }
    }
    const one = async () => {
      started++
      await instance(runtime, call)
    }
    await closedLoop(one, 32, quick ? 500 : 2_000)
    const measured = new Map([1, 8, 32, 128].map(atOnce => [atOnce, { figures: [], fsyncs: [] }]))
    // Round by round, so that the machine's drift falls on all of them.
    for (let round = 0; round < rounds; round++)
      for (const [atOnce, { figures, fsyncs }] of measured) {
        fsyncs.push(1_000 / (await oneFsync()))
        figures.push((await closedLoop(one, atOnce, ms)).perSecond)
      }
    for (const [atOnce, { figures, fsyncs }] of measured) {
      const goal = atOnce === 1 ? median(fsyncs) / 3 / 2 : goals[atOnce]
      rows.push([
        atOnce,
        spread(figures),
        short(median(figures) * 3),
        short(median(fsyncs)),
        goal === undefined ? 'nothing lost' : short(goal),
      ])
    }
    const fsync = await oneFsync()
    latencies = []
    refused = 0
    await steadily(one, perSecond, ms * 2)
    const lost = await unfinished(store, started)
    await close()
    console.log(
      '\nTwo user tasks and a gateway: started and completed twice, with task rows, history and audit, outbox empty\n',
    )
    table(rows)
    const p99 = percentile(latencies, 0.99)
    console.log(`
At ${perSecond.toLocaleString('en-US')} instances a second: p50 ${short(percentile(latencies, 0.5))} ms, p99 ${short(p99)} ms of \
${latencies.length.toLocaleString('en-US')} acts, ${refused} refused; must stay under ${short(Math.max(10, 3 * fsync))} ms (an fsync took ${short(fsync)} ms).
Of ${started.toLocaleString('en-US')} instances started ${lost === 0 ? 'none is' : `${lost} ARE`} unfinished, missing or with something left to deliver.`)
    if (lost > 0) process.exitCode = 1
  })
}

async function instance(runtime, call) {
  const { instance: id } = await call(() =>
    runtime.start(county, { process: 'two', variables: { n: 0 }, note: noted('call.filed') }),
  )
  for (const variables of [{ ok: true }, {}]) {
    const [{ key: task }] = (await runtime.instance(county, id)).waits.tasks
    const note = noted('task.completed', { task })
    await call(() => runtime.complete(county, { instance: id, task, variables, by: 'someone', note }))
  }
}

/** What the trail has of an act, as long as it is in the product. */
const noted = (act, details = {}) => ({
  ...{ person: 'someone', post: 'bench/clerk', requestId: '0f8fad5b-d9cb-469f-a165-70867728950e' },
  ...{ act, subject: 'BENCH-2026-000001', details },
})

/** How many of the instances, their tasks, their history and their records in the trail are not there as they must be. */
async function unfinished(store, started) {
  const { history, instances, tasks } = await built('runtime/index.js')
  const { auditTrail } = await built('domain/audit/index.js')
  const counts = await Promise.all([
    store.count(instances, county, { where: { status: 'completed', outboxed: false } }),
    store.count(tasks, county, { where: { state: 'done' } }).then(count => count / 2),
    store.count(history, county).then(count => count / 3),
    store.count(auditTrail, county).then(count => count / 3),
  ])
  return Math.max(...counts.map(count => Math.abs(started - count)))
}
