import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { filing, offered } from '../../faults/course.mjs'
import { peopleOf } from '../../faults/people.mjs'
import { prepareData, startServer } from '../../faults/server.mjs'
import { median, percentile, short, spread } from '../figures.mjs'
import { inFolder } from '../folder.mjs'
import { closedLoop, steadily, timed } from '../load.mjs'
import { table } from '../table.mjs'

const atOnce = 16

/** The service over HTTP beside a bare server, in turn; the client takes its share of the same cores. */
export async function http({ quick }) {
  const rounds = quick ? 2 : 5
  const ms = quick ? 1_500 : 4_000
  await inFolder(bareData =>
    inFolder(async data => {
      await prepareData({ data })
      const bare = await startBare(bareData)
      const service = await startServer({ data }, Date.parse('2026-10-12T09:40:00+08:00'))
      try {
        const turns = [
          { name: 'a bare server', act: bareAct(bare.url), figures: [] },
          {
            name: 'Huying: a comment on a case',
            act: await commentators(service.url),
            figures: [],
            requests: 1,
          },
          {
            name: 'Huying: two user tasks and a gateway',
            act: await assigners(service.url),
            figures: [],
            requests: 5,
          },
          { name: 'Huying: calls filed and approved', act: clerks(service.url), figures: [], requests: 3 },
        ]
        for (let round = -1; round < rounds; round++)
          for (const { act, figures } of turns) {
            const latencies = []
            const { seconds } = await closedLoop(() => act(latencies), atOnce, ms)
            // The first round warms up.
            if (round >= 0) figures.push(latencies.length / seconds)
          }
        const halves = []
        for (const { act, figures, requests } of turns.slice(1)) {
          const latencies = []
          const half = median(figures) / 2
          await steadily(() => act(latencies), half / requests, ms * 2)
          halves.push({ half, latencies })
        }
        print(turns, halves)
      } finally {
        await bare.stop()
        await service.stop()
      }
    }),
  )
}

function print([bare, ...ours], halves) {
  console.log(`\nOver HTTP: ${atOnce} at once, each answer on the disk before it is given\n`)
  table([
    [
      '',
      'requests/s: median (least–most)',
      '× the bare server',
      'at half load: requests/s',
      'p50 ms',
      'p99 ms',
    ],
    [bare.name, spread(bare.figures)],
    ...ours.map(({ name, figures }, i) => [
      name,
      spread(figures),
      spread(figures.map((each, round) => each / bare.figures[round])),
      short(halves[i].half),
      ...[0.5, 0.99].map(p => short(percentile(halves[i].latencies, p))),
    ]),
  ])
  console.log(`
Must reach half of the bare server's requests, and 99% of them within 50 ms at half load. The bare server knows the
session, checks the body and inserts one row. A comment is the nearest to that: one row, its audit record, and the
answer kept for a request that comes again. Two user tasks and a gateway, as in the part "acts" but published in the
modeler and done by people, are five requests: it is started by a form, who has the task looks at it and completes it,
twice. A call is three requests: it is filed (number, document number, record, instance), its approver looks at what
there is to do, and approves.`)
}

async function startBare(folder) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../bare-server.mjs', import.meta.url)), folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [port] = await once(createInterface(child.stdout), 'line')
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

function bareAct(url) {
  const headers = { Cookie: 'session=session', 'Content-Type': 'application/json' }
  const { title, content } = filing('大货车乱停乱放')
  const body = JSON.stringify({ title, content, urgent: false })
  return latencies =>
    timed(latencies, async () => {
      const response = await fetch(`${url}/acts`, { method: 'POST', headers, body })
      if (response.status !== 201) throw new Error(`the bare server answers ${response.status}`)
      await response.json()
    })
}

/** A request of a person, timed. */
function asking(url) {
  const { ask } = peopleOf(() => url)
  return (latencies, ...request) =>
    timed(latencies, async () => {
      const { status, body } = await ask(...request)
      if (status >= 300)
        throw new Error(`${request.slice(0, 3).join(' ')}: ${status} ${JSON.stringify(body)}`)
      return body
    })
}

/** Adds comments to some calls. */
async function commentators(url) {
  const call = asking(url)
  const numbers = []
  for (let i = 0; i < 20; i++) {
    const key = `bench-said-${i}`
    const { number } = await call([], 'lixiaomei', 'POST', '/api/calls', filing(`大货车乱停乱放 ${key}`), key)
    numbers.push(number)
  }
  let said = 0
  return async latencies => {
    const path = `/api/cases/${numbers[said % numbers.length]}/acts/comment`
    const key = `bench-comment-${++said}`
    await call(latencies, 'lixiaomei', 'POST', path, { variables: { text: `请尽快处理 ${said}` } }, key)
  }
}

/**
 * Publishes two user tasks with a gateway between them as the next version of assigned acts; then assigns, answers and
 * accepts.
 */
async function assigners(url) {
  const call = asking(url)
  const procedure = '/api/designer/procedures/assigned-act'
  const xml = readFileSync(new URL('../assigned-two-tasks.bpmn', import.meta.url), 'utf8')
  const { draft } = await call([], 'xuming', 'PUT', `${procedure}/draft`, { xml, rev: 0 })
  await call([], 'xuming', 'POST', `${procedure}/publication`, { rev: draft.rev, note: '两步' })
  const input = { 内容: '核查柳林段停车场', 单位: 'JJ', 交办期限: '2026-10-16T17:00:00+08:00', 需认可: true }
  let assigned = 0
  return async latencies => {
    const key = `bench-assigned-${++assigned}`
    const begun = await call(latencies, 'chenliqun', 'POST', '/api/assignments', { variables: input }, key)
    const address = `/api/matters/${encodeURIComponent(begun.instance)}`
    for (const who of ['zhenghaitao', 'chenliqun']) {
      const { acts } = await call(latencies, who, 'GET', address)
      const path = `${address}/acts/${encodeURIComponent(acts[0].id)}`
      await call(latencies, who, 'POST', path, { variables: { 办理意见: '已核查' } }, `${key}-${who}`)
    }
  }
}

/** Files a call and approves it. */
function clerks(url) {
  const call = asking(url)
  let filed = 0
  return async latencies => {
    const key = `bench-http-${++filed}`
    const body = filing(`大货车乱停乱放 ${key}`)
    const { number } = await call(latencies, 'lixiaomei', 'POST', '/api/calls', body, `${key}-file`)
    const page = await call(latencies, 'zhaoyongqiang', 'GET', `/api/cases/${number}/acts`)
    const path = `/api/cases/${number}/acts/${encodeURIComponent(offered(page, 'approve').id)}`
    await call(latencies, 'zhaoyongqiang', 'POST', path, { variables: { 意见: '同意' } }, `${key}-approve`)
  }
}
