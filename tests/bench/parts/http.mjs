import { spawn } from 'node:child_process'
import { once } from 'node:events'
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
      await prepareData(data)
      const bare = await startBare(bareData)
      const service = await startServer(data, Date.parse('2026-10-12T09:40:00+08:00'))
      try {
        const turns = [
          { name: 'a bare server', act: bareAct(bare.url), figures: [] },
          { name: 'Huying', act: clerks(service.url), figures: [] },
        ]
        for (let round = -1; round < rounds; round++)
          for (const { act, figures } of turns) {
            const latencies = []
            const { seconds } = await closedLoop(() => act(latencies), atOnce, ms)
            // The first round warms up.
            if (round >= 0) figures.push(latencies.length / seconds)
          }
        const [{ figures: bares }, { act, figures }] = turns
        const half = median(figures) / 2
        const latencies = []
        await steadily(() => act(latencies), half / requestsOfACase, ms * 2)
        print(
          turns,
          figures.map((each, i) => each / bares[i]),
          half,
          latencies,
        )
      } finally {
        await bare.stop()
        await service.stop()
      }
    }),
  )
}

function print(turns, shares, half, latencies) {
  console.log(
    `\nOver HTTP: calls are filed and approved by signed-in people, ${atOnce} at once, each answer on the disk before it is given\n`,
  )
  table([
    ['', 'requests/s: median (least–most)'],
    ...turns.map(({ name, figures }) => [name, spread(figures)]),
    ['Huying to the bare server', `× ${spread(shares)}`],
  ])
  console.log(`
Must reach half of the bare server's requests. At half load (${short(half)} requests a second): p50 \
${short(percentile(latencies, 0.5))} ms, p99 ${short(percentile(latencies, 0.99))} ms; 99% must stay under 50 ms.
The bare server knows the session, checks the body and inserts one row. A case here is three requests: it is filed, its
approver looks at what there is to do, and approves.`)
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

const requestsOfACase = 3

/** Files a call and approves it. */
function clerks(url) {
  const ask = peopleOf(() => url)
  let filed = 0
  return async latencies => {
    const call = (...request) =>
      timed(latencies, async () => {
        const { status, body } = await ask(...request)
        if (status >= 300)
          throw new Error(`${request.slice(0, 3).join(' ')}: ${status} ${JSON.stringify(body)}`)
        return body
      })
    const key = `bench-http-${++filed}`
    const { number } = await call(
      'lixiaomei',
      'POST',
      '/api/calls',
      filing(`大货车乱停乱放 ${key}`),
      `${key}-file`,
    )
    const act = offered(await call('zhaoyongqiang', 'GET', `/api/cases/${number}/acts`), 'approve')
    const path = `/api/cases/${number}/acts/${encodeURIComponent(act.id)}`
    await call('zhaoyongqiang', 'POST', path, { variables: { 意见: '同意' } }, `${key}-approve`)
  }
}
