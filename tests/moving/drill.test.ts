import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { comments } from '../../server/domain/comments/record.js'
import { argon2id } from '../../server/domain/identity/index.js'
import { instances } from '../../server/runtime/index.js'
import { nodes } from '../../server/runtime/nodes/rows.js'
import { collections, compose } from '../../server/service/compose.js'
import { EVERY_COUNTY, openStore } from '../../server/store/index.js'
import { clientOf, type Client } from '../api/client.js'
import { lorries } from '../api/filing.js'
import { sharedMongo } from '../store/mongo-for-tests/index.js'
import { bytes, freshFolders } from './county.js'

const mongo = await sharedMongo()
const folder = freshFolders()
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const running: ChildProcess[] = []
afterAll(() => running.forEach(child => child.kill('SIGKILL')))

/** Where the data are: in a folder, or in a database beside it. */
interface Place {
  data: string
  mongodb?: string
}

/** The demonstration county without its sample calls. */
async function laidIn(place: Place): Promise<void> {
  const store = await openStore({ ...place, collections })
  const service = compose({
    store,
    clock: { now: () => Date.parse('2026-10-12T09:00:00+08:00') },
    log: { info() {}, warn() {}, error() {} },
    root: process.cwd(),
    seed: 'demo',
    sampleCalls: false,
    hashing: argon2id({ memoryCost: 8, timeCost: 1 }),
    ticking: false,
  })
  await service.prepare()
  await service.close()
  await store.close()
}

const settings = ({ data, mongodb }: Place) => ({
  ...process.env,
  NODE_ENV: 'production',
  PORT: '0',
  HUYING_DATA: data,
  HUYING_SEED: 'none',
  HUYING_NOW: '2026-10-12T09:40:00+08:00',
  HUYING_DRAIN: '0',
  MONGODB_URL: mongodb ?? '',
})

async function serve(place: Place) {
  if (!existsSync('dist/server/main.js')) throw new Error('the server is not built: npm run build')
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: settings(place),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  const ended = once(child, 'exit')
  let url = ''
  for await (const line of createInterface(child.stdout)) {
    url ||= /Listening on (http:\S+?);/.exec(line)?.[1] ?? ''
    if (/Ready: open/.test(line)) break
  }
  child.stdout.resume()
  const client = clientOf(url)
  await client.signIn({ person: '379999.lixiaomei' })
  const end = (signal: NodeJS.Signals) => (child.kill(signal), ended)
  return { client, end }
}

async function huying(place: Place, ...given: string[]): Promise<void> {
  const child = spawn(process.execPath, ['dist/server/cli.js', ...given], { env: settings(place) })
  let said = ''
  child.stderr.on('data', chunk => (said += String(chunk)))
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`huying ${given.join(' ')} ended with ${code}: ${said}`)
}

/** What a clerk was told to be done. */
interface Acknowledged {
  calls: { number: string; title: string }[]
  comments: string[]
  files: string[]
}

/** Clerks who file calls, each with a photo and a comment, until there is no answer. */
function clerks(client: Client, acknowledged: Acknowledged, node: string) {
  let next = 0
  async function clerk(): Promise<void> {
    for (;;) {
      const n = next++
      const form = new FormData()
      form.append('file', new Blob([dot, String(n)], { type: 'image/png' }), '现场.png')
      const file = await client.ask<{ id: string }>('POST', '/api/files', { body: form })
      if (file.status === 201) acknowledged.files.push(file.body.id)
      const title = `大货车乱停乱放 ${node}-${n} 号`
      const key = `drill-${node}-${String(n).padStart(8, '0')}`
      const filed = await client.post<{ number: string }>(
        '/api/calls',
        lorries({ title, files: [file.body.id] }),
        { key },
      )
      if (filed.status >= 300) continue
      acknowledged.calls.push({ number: filed.body.number, title })
      const text = `第 ${node}-${n} 条留言`
      const said = await client.post(
        `/api/cases/${filed.body.number}/comments`,
        { text },
        { key: `${key}-said` },
      )
      if (said.status < 300) acknowledged.comments.push(text)
    }
  }
  return Promise.allSettled(Array.from({ length: 4 }, clerk))
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 5))
}

/** What was acknowledged is found on a service that was restored, and it takes what is new. */
async function expectServed({ client }: Serving, { calls }: Acknowledged): Promise<void> {
  for (const { number, title } of calls) {
    const { body } = await client.get<{ cases: { title: string }[] }>(`/api/calls?scope=all&q=${number}`)
    expect(body.cases.map(each => each.title)).toEqual([title])
  }
  const filed = await client.post('/api/calls', lorries({ title: '恢复以后的事' }), { key: 'after-restore' })
  expect(filed.status).toBe(201)
}

/** What was acknowledged is stored, and nothing is left to be delivered. */
async function expectStored(place: Place, { calls, comments: texts, files }: Acknowledged): Promise<void> {
  const store = await openStore({ ...place, collections })
  const said: string[] = []
  for await (const { text } of store.stream(comments, EVERY_COUNTY)) said.push(text)
  expect(said).toEqual(expect.arrayContaining(texts))
  for (const id of files) {
    const found = await store.blobs.get('379999', id)
    expect((await bytes(found!.content)).subarray(0, dot.length).equals(dot)).toBe(true)
  }
  for (const { number } of calls)
    expect(await store.count(instances, '379999', { where: { case: number } })).toBeGreaterThan(0)
  expect(await store.count(instances, '379999', { where: { outboxed: true } })).toBe(0)
  await store.close()
}

/**
 * Nothing is owed by a node that does not run. What this one has delivered stays in the outbox of a case until its next
 * step, for ten minutes at most, or until the node stops.
 */
async function expectTakenOver(place: Place): Promise<void> {
  const store = await openStore({ ...place, collections })
  const running = (await store.find(nodes, EVERY_COUNTY)).items.map(each => each._id)
  expect(running).toHaveLength(1)
  const left = await store.group(instances, '379999', {
    where: { outboxed: true },
    by: ['node'],
    measures: { n: 'count' },
  })
  expect(left.filter(({ key }) => key.node !== running[0])).toEqual([])
  await store.close()
}

type Serving = Awaited<ReturnType<typeof serve>>

/** A backup while clerks are at work on these nodes, which die a while after: what was acknowledged before it began. */
async function backedUpUnderLoad(place: Place, nodes: Serving[], copy: string): Promise<Acknowledged> {
  const told: Acknowledged = { calls: [], comments: [], files: [] }
  const working = Promise.all(nodes.map(({ client }, i) => clerks(client, told, `${i}`)))
  await until(() => told.comments.length >= 40)
  const before = structuredClone(told)
  await huying(place, 'backup', copy)
  const during = told.calls.length
  await until(() => told.calls.length >= during + 20)
  await Promise.all(nodes.map(node => node.end('SIGKILL')))
  await working
  expect(before.calls.length).toBeGreaterThanOrEqual(40)
  return before
}

describe('restore drill', () => {
  it('should bring back, elsewhere, all that was acknowledged before a backup under load', async () => {
    const [lost, elsewhere, moved] = [{ data: folder() }, { data: folder() }, { data: folder() }]
    const [copy, exported] = [folder(), folder()]
    await laidIn(lost)
    const before = await backedUpUnderLoad(lost, [await serve(lost)], copy)
    rmSync(lost.data, { recursive: true })
    await huying(elsewhere, 'restore', copy)
    const serving = await serve(elsewhere)
    await expectServed(serving, before)
    await serving.end('SIGTERM')
    await huying(elsewhere, 'export', exported)
    await huying(moved, 'import', exported)
    await expectStored(moved, before)
  }, 180_000)

  // That a backup of a MongoDB is of one moment is tested beside it, without servers.
  if (process.env.HUYING_LONG === '1' && !('why' in mongo))
    it('should do so on MongoDB, beside two nodes that go on', async () => {
      const [lost, elsewhere] = [mongo.url(), mongo.url()].map(mongodb => ({ data: folder(), mongodb })) as [
        Place,
        Place,
      ]
      const copy = folder()
      await laidIn(lost)
      const nodes = [await serve(lost), await serve({ ...lost, data: folder() })]
      const before = await backedUpUnderLoad(lost, nodes, copy)
      await huying(elsewhere, 'restore', copy)
      // Its clock is behind those of the nodes that are dead.
      const serving = await serve(elsewhere)
      await expectTakenOver(elsewhere)
      await expectServed(serving, before)
      await serving.end('SIGTERM')
      await expectStored(elsewhere, before)
    }, 600_000)
})
