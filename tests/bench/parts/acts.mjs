import { diagram } from '../diagrams.mjs'
import { percentile, short, spread } from '../figures.mjs'
import { inFolder } from '../folder.mjs'
import { openRuntime } from '../runtime.mjs'
import { table } from '../table.mjs'

/** Huying with its store: starts and completions, each on the disk before it is answered. */
export async function acts({ quick }) {
  const rounds = quick ? 2 : 5
  const ms = quick ? 700 : 3000
  console.log(
    '\nActs with everything on disk: a user task is started and completed, in turn, by so many at once\n',
  )
  const rows = [['at once', 'acts/s: median (least–most)', 'p50 ms', 'p99 ms', 'acts measured']]
  await inFolder(async data => {
    const { runtime, close } = await openRuntime(data)
    const files = [{ name: 'user.bpmn', content: diagram('user', 'huying') }]
    await runtime.deploy('bench', { files, author: 'bench', publisher: 'bench' })
    await round(runtime, 8, 500)
    for (const actors of [1, 8, 32]) {
      const measured = []
      for (let i = 0; i < rounds; i++) measured.push(await round(runtime, actors, ms))
      const latencies = measured.flatMap(each => each.latencies)
      rows.push([
        actors,
        spread(measured.map(each => each.perSecond)),
        short(percentile(latencies, 0.5)),
        short(percentile(latencies, 0.99)),
        latencies.length.toLocaleString('en-US'),
      ])
    }
    await close()
  })
  table(rows)
}

async function round(runtime, actors, ms) {
  const latencies = []
  const began = performance.now()
  const timed = async act => {
    const from = performance.now()
    const answer = await act()
    latencies.push(performance.now() - from)
    return answer
  }
  await Promise.all(
    Array.from({ length: actors }, async () => {
      while (performance.now() - began < ms) {
        const { instance } = await timed(() =>
          runtime.start('bench', { process: 'user', variables: { n: 0 } }),
        )
        const [task] = (await runtime.instance('bench', instance)).waits.tasks
        await timed(() =>
          runtime.complete('bench', { instance, task: task.key, variables: {}, by: 'someone' }),
        )
      }
    }),
  )
  return { latencies, perSecond: (latencies.length / (performance.now() - began)) * 1000 }
}
