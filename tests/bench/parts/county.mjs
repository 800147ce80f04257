import { course, filing, offered } from '../../faults/course.mjs'
import { peopleOf } from '../../faults/people.mjs'
import { prepareData, startServer } from '../../faults/server.mjs'
import { percentile, short } from '../figures.mjs'
import { inFolder } from '../folder.mjs'
import { table } from '../table.mjs'

/** Of the cases, so many are taken further than their filing: approved, accepted, dispatched and signed. */
const MOVED = 50
const STEPS = 4

/** The service over HTTP, in a process of its own, with a county's open cases. */
export async function county({ quick }) {
  const sizes = quick ? [100] : [500, 5000]
  const rows = [['open cases', 'page', 'readers', 'p50 ms', 'p99 ms']]
  await inFolder(async data => {
    await prepareData({ data })
    const server = await startServer({ data }, Date.parse('2026-10-12T09:40:00+08:00'))
    try {
      const ask = asking(peopleOf(() => server.url).ask)
      const numbers = []
      for (const size of sizes) {
        await file(ask, numbers, size)
        if (size === sizes[0]) for (const number of numbers.slice(0, MOVED)) await move(ask, number)
        for (const [page, look] of Object.entries(pages(ask, numbers)))
          for (const readers of [1, 8]) {
            const took = await read(look, readers, quick ? 30 : 240)
            rows.push([
              size.toLocaleString('en-US'),
              page,
              readers,
              ...[0.5, 0.99].map(p => short(percentile(took, p))),
            ])
          }
      }
    } finally {
      await server.stop()
    }
  })
  console.log('\nA county over HTTP: how long one waits for a page\n')
  table(rows)
  console.log(`
Every case was filed over HTTP and waits for the township's approval, but for ${MOVED} that a department handles.
All the others wait for the approver; the list is put in order from up to 500 of them, the soonest limits first, and
gives 50.`)
}

function asking(ask) {
  return async (...request) => {
    const { status, body } = await ask(...request)
    if (status >= 300) throw new Error(`${request.slice(0, 3).join(' ')}: ${status} ${JSON.stringify(body)}`)
    return body
  }
}

async function file(ask, numbers, size) {
  let next = numbers.length
  const filers = Array.from({ length: 8 }, async () => {
    while (next < size) {
      const title = `大货车乱停乱放 ${++next} 号`
      numbers.push((await ask('lixiaomei', 'POST', '/api/calls', filing(title), `bench-${next}-0000`)).number)
    }
  })
  await Promise.all(filers)
}

async function move(ask, number) {
  for (const { who, form, variables } of course.slice(0, STEPS)) {
    const act = offered(await ask(who, 'GET', `/api/cases/${number}/acts`), form)
    const path = `/api/cases/${number}/acts/${encodeURIComponent(act.id)}`
    await ask(who, 'POST', path, { variables }, `bench-${number}-${form}`)
  }
}

/** What the pages of the portal ask for when they open. */
function pages(ask, numbers) {
  const number = i => numbers[i % MOVED]
  return {
    "the approver's tasks": () => ask('zhaoyongqiang', 'GET', '/api/tasks'),
    "the department's tasks": () => ask('sunzhiyuan', 'GET', '/api/tasks'),
    'a case': i =>
      Promise.all(
        ['', '/acts', '/timeline'].map(part => ask('sunzhiyuan', 'GET', `/api/cases/${number(i)}${part}`)),
      ),
  }
}

async function read(look, readers, times) {
  const took = []
  await look(0)
  let next = 0
  const reading = Array.from({ length: readers }, async () => {
    while (next < times) {
      const from = performance.now()
      await look(next++)
      took.push(performance.now() - from)
    }
  })
  await Promise.all(reading)
  return took
}
