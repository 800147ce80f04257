import { course, filing, offeredSoon } from '../../faults/course.mjs'
import { peopleOf } from '../../faults/people.mjs'
import { prepareData, startServer } from '../../faults/server.mjs'
import { median, short } from '../figures.mjs'
import { inFolder } from '../folder.mjs'
import { table } from '../table.mjs'

const NOW = Date.parse('2026-10-12T09:40:00+08:00')

/** One case each so many milliseconds, taken from its filing to its rating; no more than so many under way. */
const EVERY = 1_000
const MOST = 16

const SAMPLE = 2_000

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The installed service under a steady load: how soon it serves, how much memory it holds, and whether that grows. */
export async function memory({ quick, minutes: asked }) {
  const minutes = asked === undefined ? (quick ? 1 : 30) : Number(asked)
  if (!(minutes > 0)) throw new Error('--minutes takes a number above 0')
  await inFolder(async data => {
    await prepareData({ data })
    let server = await startServer({ data }, NOW)
    const { ask } = peopleOf(() => server.url)
    try {
      // A first run opens the sessions; what is measured is the second.
      await file(ask, 'warm-up')
      await server.stop()
      const before = performance.now()
      server = await startServer({ data }, NOW + 60_000)
      const ready = performance.now() - before
      const atStart = await held(server)
      const filed = [await file(ask, 'first')]
      const first = performance.now() - before
      const then = await held(server)
      const seen = await underLoad({ ask, server, minutes, filed })
      const lost = await missing(ask, filed, seen.rated)
      tell({ minutes, ready, first, atStart, then, filed, lost, ...seen })
      if (lost > 0 || seen.faults.length > 0) process.exitCode = 1
    } finally {
      await server.stop()
    }
  })
}

function tell({ minutes, ready, first, atStart, then, filed, lost, samples, rated, skipped, faults }) {
  console.log(
    `\nThe installed service, a case each ${EVERY / 1_000} s from its filing to its rating: memory\n`,
  )
  const mb = value => short(value / 1e6)
  const perMinute = Array.from({ length: Math.ceil(minutes) }, (_, minute) => {
    const within = samples.filter(({ at }) => Math.floor(at / 60_000) === minute)
    const most = within.reduce((max, { rss }) => Math.max(max, rss), 0)
    const [rss, heap] = ['rss', 'heap'].map(what => median(within.map(each => each[what])))
    return [`minute ${minute + 1}: median, most; heap in use`, `${mb(rss)}, ${mb(most)}; ${mb(heap)}`, '']
  })
  // The first third warms up: code is compiled, the heap finds its size.
  const later = samples.slice(Math.floor(samples.length / 3))
  table([
    ['', 'measured', 'must'],
    ['s of a warm start until it is ready', short(ready / 1_000), ''],
    ['s of a warm start until the first call is filed', short(first / 1_000), '≤ 1.5'],
    ['MB when it is ready', mb(atStart.rss), ''],
    ['MB when the first call is filed', mb(then.rss), '≤ 157 (150 MiB)'],
    ...perMinute.map(([what, ...rest]) => [`MB, ${what}`, ...rest]),
    ['MB most of all', mb(Math.max(...samples.map(({ rss }) => rss))), '< 300'],
    [
      'MB more each minute, the first third left out',
      short(slope(later, 'rss') / 1e6),
      'about 0 over 30 minutes',
    ],
    ['heap in use: MB more each minute', short(slope(later, 'heap') / 1e6), ''],
  ])
  console.log(`
${filed.length} calls filed, ${rated.length} of them taken to their rating, ${skipped} not begun because ${MOST} were under way.
${lost === 0 ? 'None is' : `${lost} ARE`} lost${faults.length > 0 ? `; ${faults.length} went wrong, first: ${faults[0]}` : ''}.`)
}

async function underLoad({ ask, server, minutes, filed }) {
  const samples = []
  const rated = []
  const faults = []
  const under = new Set()
  let skipped = 0
  const began = performance.now()
  const passed = () => performance.now() - began
  const end = minutes * 60_000
  for (let begun = 0, sampled = 0; passed() < end;) {
    if (passed() >= begun * EVERY) {
      if (under.size >= MOST) skipped++
      else {
        const going = whole(ask, `call-${begun}`, filed)
          .then(
            number => rated.push(number),
            error => faults.push(error.message),
          )
          .finally(() => under.delete(going))
        under.add(going)
      }
      begun++
    }
    if (passed() >= sampled * SAMPLE) {
      samples.push({ at: passed(), ...(await held(server)) })
      sampled++
    }
    await new Promise(go => setTimeout(go, 20))
  }
  await Promise.all(under)
  return { samples, rated, faults, skipped }
}

/** Resident memory and used heap of the service, in bytes, as it says itself. */
async function held({ url }) {
  const text = await (await fetch(`${url}/metrics`)).text()
  const figure = name => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return { rss: figure('process_resident_memory_bytes'), heap: figure('nodejs_heap_size_used_bytes') }
}

/** Bytes each minute, by least squares. */
function slope(samples, what) {
  const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length
  const [at, held] = [mean(samples.map(each => each.at)), mean(samples.map(each => each[what]))]
  const over = samples.reduce((sum, each) => sum + (each.at - at) * (each[what] - held), 0)
  return (over / samples.reduce((sum, each) => sum + (each.at - at) ** 2, 0)) * 60_000
}

async function done(ask, ...request) {
  const { status, body } = await ask(...request)
  if (status >= 300) throw new Error(`${request.slice(0, 3).join(' ')}: ${status} ${JSON.stringify(body)}`)
  return body
}

const file = async (ask, title) =>
  (await done(ask, 'lixiaomei', 'POST', '/api/calls', filing(title), `bench-file-${title}`)).number

/** A case from its filing to its rating, with the pages that people open on the way. */
async function whole(ask, title, filed) {
  const number = await file(ask, title)
  filed.push(number)
  for (const step of course) {
    await done(ask, step.who, 'GET', '/api/tasks')
    const act = await offeredSoon(ask, number, step)
    if (!act) throw new Error(`${number} does not offer ${step.form} to ${step.who}`)
    const variables = step.evidence
      ? { ...step.variables, 佐证: [await evidence(ask, step.who, number)] }
      : step.variables
    const path = `/api/cases/${number}/acts/${encodeURIComponent(act.id)}`
    await done(ask, step.who, 'POST', path, { variables }, `bench-${step.form}-${step.who}-${number}`)
  }
  await done(ask, 'lixiaomei', 'GET', `/api/cases/${number}/timeline`)
  return number
}

async function evidence(ask, who, number) {
  const form = new FormData()
  form.append('caption', '处置后')
  form.append('file', new Blob([dot], { type: 'image/png' }), '处置后.png')
  return (await done(ask, who, 'POST', `/api/cases/${number}/attachments`, form)).id
}

/** How many calls are not there, or are still open although their rating was acknowledged. */
async function missing(ask, filed, rated) {
  const ended = new Set(rated)
  let lost = 0
  for (const number of filed) {
    const { status, body } = await ask('lixiaomei', 'GET', `/api/cases/${number}`)
    if (status !== 200 || (ended.has(number) && body.open)) lost++
  }
  return lost
}
