import { statSync } from 'node:fs'
import { built } from '../engines/built.mjs'
import { median, short, spread } from '../figures.mjs'
import { copies, county, databaseOf, deployTwoTasks, playTwoTasks, rowsOf as bytesOfRows } from '../fill.mjs'
import { inFolder } from '../folder.mjs'
import { closedLoop, timed } from '../load.mjs'
import { openRuntime } from '../runtime.mjs'
import { table } from '../table.mjs'

const { history, instances, rowsOf, tasks } = await built('runtime/index.js')
const { EVERY_COUNTY } = await built('store/index.js')

const minute = 60_000
const whole = { open: 250_000, closed: 1_000_000 }

/** A store that holds years of instances: what it costs on the disk and in memory, and how quick it stays. */
export async function size({ quick }) {
  const scale = quick ? 0.02 : 1
  const open = whole.open * scale
  const closed = whole.closed * scale
  const count = value => value.toLocaleString('en-US')
  await inFolder(small =>
    inFolder(async data => {
      const began = performance.now()
      const bytes = await fill(data, open, closed)
      const filled = (performance.now() - began) / 1000
      const before = performance.now()
      const full = await openRuntime(data)
      const ready = performance.now() - before
      const answers = await questions(full.store, quick)
      await closedLoop(() => playTwoTasks(full.runtime, [{ ok: true }, {}]), 32, quick ? 300 : 5_000)
      const rss = process.memoryUsage.rss()
      const fresh = await openRuntime(small)
      await deployTwoTasks(fresh.runtime)

      const rates = await alternately(fresh.runtime, full.runtime, quick)
      await fresh.close()
      await full.close()

      const lost = 1 - median(rates.full) / median(rates.fresh)
      console.log(
        `\n${count(open)} instances at their second task and ${count(closed)} completed, with tasks and history\n`,
      )
      table([
        ['', 'measured', 'must'],
        ['bytes on the disk of an instance at its second task', short(bytes.open), '≤ 2,500'],
        ['bytes of a completed one', short(bytes.closed), ''],
        ['milliseconds until the store is open', short(ready), ''],
        ['MB of memory with it all, under load', short(rss / 1e6), '< 300'],
        ['instances/s, 32 at once, empty store', spread(rates.fresh), ''],
        ['instances/s, 32 at once, this store', spread(rates.full), `${short(lost * 100)}% less; < 20%`],
        ...answers.map(({ what, times }) => [
          `ms: ${what}`,
          `${short(median(times))}, at most ${short(Math.max(...times))}`,
          '≤ 200',
        ]),
      ])
      console.log(`\nFilled in ${short(filled)} s.`)
    }),
  )
}

/** @returns bytes of the database for an instance of each kind */
async function fill(data, open, closed) {
  const sizeNow = () => statSync(databaseOf(data)).size
  let { runtime, store, close } = await openRuntime(data)
  await deployTwoTasks(runtime)
  const atSecond = await bytesOfRows(store, await playTwoTasks(runtime, [{ ok: true }]))
  const completed = await bytesOfRows(store, await playTwoTasks(runtime, [{ ok: true }, {}]))
  await close()
  const empty = sizeNow()

  ;({ store, close } = await openRuntime(data))
  const now = Date.now()
  await copies(store, completed, { count: closed, from: now - closed * 2 * minute, every: minute })
  await close()
  const withClosed = sizeNow()

  ;({ store, close } = await openRuntime(data))
  const years = 3 * 365 * 24 * 60 * minute
  await copies(store, atSecond, {
    count: open,
    from: now - open * minute,
    every: minute,
    // Every instance has a timer, as cases do.
    change: (copy, i) => (copy.nextDue = now + years + i * 10),
  })
  await close()
  return { open: (sizeNow() - withClosed) / open, closed: (withClosed - empty) / closed }
}

/** Turn by turn, so that the machine's drift falls on both. */
async function alternately(fresh, full, quick) {
  const rates = { fresh: [], full: [] }
  const one = runtime => () => playTwoTasks(runtime, [{ ok: true }, {}])
  for (const runtime of [fresh, full]) await closedLoop(one(runtime), 32, quick ? 300 : 2_000)
  for (let round = 0; round < (quick ? 3 : 7); round++) {
    rates.fresh.push((await closedLoop(one(fresh), 32, quick ? 500 : 2_000)).perSecond)
    rates.full.push((await closedLoop(one(full), 32, quick ? 500 : 2_000)).perSecond)
  }
  return rates
}

/** What people and the clock ask of the store all day, each asked several times. */
async function questions(store, quick) {
  const inbox = { people: { any: ['someone'] }, state: 'open' }
  const page = (c, query) => () => store.find(c, county, { limit: 50, ...query })
  const due = { where: { nextDue: { gte: 0 } }, sort: ['nextDue'] }
  const far = { where: { nextDue: { lte: Date.now() + 1e12 } }, sort: ['nextDue'], limit: 200 }
  const [some] = (await page(tasks, { where: inbox, sort: ['due', 'since'] })()).items
  let after
  const asked = [
    ['first page of an inbox of all open tasks', page(tasks, { where: inbox, sort: ['due', 'since'] })],
    [
      'its following pages',
      async () => {
        after = (await store.find(tasks, county, { where: inbox, sort: ['due', 'since'], limit: 50, after }))
          .next
      },
    ],
    ['how many tasks it holds', () => store.count(tasks, county, { where: inbox })],
    [
      'the latest of the running instances',
      page(instances, { where: { process: 'two', status: 'running' }, sort: ['-startedAt'] }),
    ],
    [
      'how many are running',
      () => store.count(instances, county, { where: { process: 'two', status: 'running' } }),
    ],
    ['the history of one', page(history, { where: rowsOf(some.instance) })],
    ['the next timer of all', () => store.find(instances, EVERY_COUNTY, { ...due, limit: 1 })],
    ['200 timers that are due', () => store.find(instances, EVERY_COUNTY, far)],
  ]
  const answers = []
  for (const [what, ask] of asked) {
    const times = []
    for (let i = 0; i < (quick ? 5 : 20); i++) await timed(times, ask)
    answers.push({ what, times })
  }
  return answers
}
