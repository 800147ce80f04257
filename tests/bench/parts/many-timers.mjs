import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { timerDiagram } from '../diagrams.mjs'
import { built } from '../engines/built.mjs'
import { percentile, short } from '../figures.mjs'
import { copies, county, deployTwoTasks, rowsOf } from '../fill.mjs'
import { inFolder } from '../folder.mjs'
import { openRuntime } from '../runtime.mjs'
import { table } from '../table.mjs'

const { defaultLimits, eventsIn, history, instances } = await built('runtime/index.js')

const DATE = '2030-01-01T00:00:00+08:00'
const day = 86_400_000
const kill = Date.parse(DATE)
const atRest = kill + day
const counted = value => value.toLocaleString('en-US')

/** A store full of timers: a kill in the middle of a burst, the punctuality at rest, many due at once. */
export async function manyTimers({ quick, count: asked }) {
  const count = asked === undefined ? (quick ? 50_000 : 1_000_000) : Number(asked)
  const plan = planFor(count, quick)
  await inFolder(async data => {
    const began = performance.now()
    const dues = await fill(data, count, plan)
    const filled = (performance.now() - began) / 1_000
    const crash = await burst(data, dues)
    const calm = await restAndAtOnce(data, dues, plan)
    const wrong = await check(data, dues, count)
    console.log(`\n${counted(count)} timers in as many instances, filled in ${short(filled)} s\n`)
    const seconds = value => short(value / 1_000)
    const { late, atOnceDone, alone, meanwhile, memory } = calm
    table([
      ['', 'measured', 'must'],
      [
        `of ${counted(plan.burst)} that fall due within seconds, fired before the kill`,
        counted(crash.before),
        '',
      ],
      ['s from the restart until the store is open and all is made good', seconds(crash.open), ''],
      ['s from the restart until the first overdue one', seconds(crash.first), '≤ 2'],
      ['s until those in hand at the kill are done', seconds(crash.inHand), '≤ 5'],
      ['s until all of them are done', seconds(crash.all), ''],
      [`ms late at rest, median of ${counted(late.length)}`, short(percentile(late, 0.5)), ''],
      ['ms late at rest, 99% of them', short(percentile(late, 0.99)), '< 250'],
      [`s until ${counted(plan.atOnce)} due at once are done`, seconds(atOnceDone), '≤ 2'],
      [
        `ms that others wait before it, 99% of ${counted(alone.length)} acts`,
        short(percentile(alone, 0.99)),
        '',
      ],
      [
        `ms that others wait meanwhile, 99% of ${counted(meanwhile.length)} acts`,
        short(percentile(meanwhile, 0.99)),
        '< 100',
      ],
      ['MB of memory at the end', short(memory / 1e6), '< 300'],
    ])
    console.log(
      `\nEarly: ${wrong.early}, twice: ${wrong.twice}, lost: ${wrong.lost} of ${counted(dues.size)} that fell due; not due and gone: ${wrong.gone}.`,
    )
    if (Object.values(wrong).some(each => each > 0)) process.exitCode = 1
  })
}

/** How many fall due when. All the others do so a year later. */
function planFor(count, quick) {
  const rest = quick ? 500 : 1_500
  const plan = { burst: Math.round(count / 10), rest, atOnce: Math.min(10_000, Math.round(count / 5)) }
  if (count < 5_000) throw new Error('--count takes 5000 or more')
  // Five seconds after the last that is due at rest.
  return { ...plan, atOnceAt: atRest + rest * 20 + 5_000 }
}

function dueOf(place, { burst, rest, atOnce, atOnceAt }) {
  if (place < burst) return kill + Math.floor(place / 20)
  if (place < burst + rest) return atRest + (place - burst) * 20
  if (place < burst + rest + atOnce) return atOnceAt
  return kill + 365 * day + place
}

/** @returns when each one falls due that does so in this run, by instance */
async function fill(data, count, plan) {
  const { runtime, store, close } = await openRuntime(data)
  await deployTwoTasks(runtime)
  const files = [{ name: 'timer.bpmn', content: timerDiagram(DATE) }]
  await runtime.deploy(county, { files, author: 'bench', publisher: 'bench' })
  const { instance } = await runtime.start(county, { process: 'timer', variables: {} })
  const made = await rowsOf(store, instance)
  await runtime.terminate(county, { instance, reason: 'copied' })
  const dues = new Map()
  // What falls due together lies far apart in the store: a step that has no divisor in common with the count.
  const step = [7_919, 7_907].find(prime => count % prime !== 0)
  await copies(store, made, {
    count,
    from: kill - count * 60_000,
    every: 60_000,
    edit(text, i, id) {
      const due = dueOf((i * step) % count, plan)
      if (due <= plan.atOnceAt) dues.set(id, due)
      return text.replaceAll(String(kill), String(due))
    },
  })
  await close()
  return dues
}

/** Starts a node whose clock says `at` when it is started, or that goes on with the clock of one that was. */
function node(data, at, shift = at - Date.now()) {
  const began = Date.now() + shift
  const child = fork(fileURLToPath(new URL('../timer-node.mjs', import.meta.url)), [data, String(shift)])
  const ended = once(child, 'exit')
  const fired = new Map()
  const others = []
  const asks = new Map()
  let heard = () => undefined
  child.on('message', message => {
    if (message.fired && !fired.has(message.fired)) {
      fired.set(message.fired, message)
      heard(message.fired)
    }
    if (message.others) others.push(message)
    for (const [what, answer] of asks) if (message[what] !== undefined) answer(message[what])
  })
  return {
    began,
    shift,
    fired,
    others,
    send: message => child.send(message),
    answer: what => new Promise(resolve => asks.set(what, resolve)),
    /** Until all but so many of these have fired, or nothing has for a minute. @throws Error when the node ends before */
    until: (ids, but = 0) =>
      new Promise((resolve, reject) => {
        const missing = new Set(ids.filter(id => !fired.has(id)))
        let silence
        heard = id => {
          missing.delete(id)
          clearTimeout(silence)
          if (missing.size <= but) resolve()
          else silence = setTimeout(resolve, 60_000)
        }
        heard()
        void ended.then(() => reject(new Error('a node with the timers ended by itself')))
      }),
    /** When the node had told of it; NaN when it never did. */
    toldOf: id => fired.get(id)?.told ?? NaN,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.send({ stop: true })
      await ended
    },
  }
}

/** Kills a node when a third of a burst is done, and starts another. */
async function burst(data, dues) {
  const due = [...dues].filter(([, at]) => at < atRest).sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
  const first = node(data, kill - 3_000)
  const ids = due.map(([id]) => id)
  await first.until(ids, (ids.length * 2) / 3)
  await first.kill()

  const left = ids.filter(id => !first.fired.has(id))
  // A node takes up the oldest: what it had in hand is among the first that it has not told of.
  const inHand = left.slice(0, defaultLimits.batch)
  const second = node(data, 0, first.shift)
  const opened = second.answer('open')
  await second.until(left)
  const after = [...second.fired.values()].filter(({ at }) => at >= second.began)
  const figures = {
    before: first.fired.size,
    open: (await opened) - second.began,
    first: Math.min(...after.map(each => each.told)) - second.began,
    inHand: Math.max(...inHand.map(second.toldOf)) - second.began,
    all: after.reduce((last, { told }) => Math.max(last, told), 0) - second.began,
  }
  await second.stop()
  return figures
}

/** One each 20 ms with nothing else to do, then all at once while others go on with their work. */
async function restAndAtOnce(data, dues, { atOnceAt }) {
  const of = among => [...dues].filter(([, due]) => among(due)).map(([id]) => id)
  const quiet = of(due => due >= atRest && due < atOnceAt)
  const together = of(due => due === atOnceAt)
  const running = node(data, atRest - 10_000)
  await running.until(quiet)
  running.send({ others: 30 })
  await running.until(together)
  running.send({ enough: true })
  const done = together.reduce((last, id) => Math.max(last, running.toldOf(id)), 0)
  const asked = running.answer('memory')
  running.send({ memory: true })
  const memory = await asked
  await running.stop()
  const waits = among => running.others.filter(({ at }) => among(at)).flatMap(each => each.others)
  return {
    late: quiet.map(id => running.toldOf(id) - dues.get(id)),
    atOnceDone: done - atOnceAt,
    alone: waits(at => at < atOnceAt - 100),
    meanwhile: waits(at => at >= atOnceAt - 100 && at <= done),
    memory,
  }
}

/** What the histories say in the end. */
async function check(data, dues, count) {
  const { store, close } = await openRuntime(data)
  const wrong = { early: 0, twice: 0, lost: 0, gone: 0 }
  const fired = new Map()
  for await (const row of store.stream(history, county, { where: { process: 'timer' } })) {
    const times = eventsIn(row).filter(event => event.type === 'timer-fired').length
    if (times === 0) continue
    fired.set(row.instance, (fired.get(row.instance) ?? 0) + times)
    if (row.at < (dues.get(row.instance) ?? Infinity)) wrong.early++
  }
  for (const id of dues.keys()) if (!fired.has(id)) wrong.lost++
  for (const times of fired.values()) if (times > 1) wrong.twice++
  const waiting = await store.count(instances, county, { where: { process: 'timer', status: 'running' } })
  wrong.gone = Math.max(0, count - dues.size - waiting)
  await close()
  return wrong
}
