import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  backupServing,
  dataVersions,
  exportAll,
  followPauses,
  importAll,
  isDatabaseBackup,
} from '../../server/moving/index.js'
import {
  createGate,
  gated,
  openMemoryStore,
  openStore,
  type Collection,
  type Store,
} from '../../server/store/index.js'
import { sharedMongo } from '../store/mongo-for-tests/index.js'
import { bytes, calls, collections, county, fill, freshFolders, now, people, program } from './county.js'

const folder = freshFolders()
const known = { collections, program, now, dataVersion: 1 }
const mongo = await sharedMongo()

const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})
const kept = (store: Store) => (stores.push(store), store)
const inMemory = async () => kept(await openMemoryStore(collections))

/** A node that writes on and on: a call and then a person of the same number, numbers and attachments. */
function writing(store: Store, node: string) {
  const told = { done: 0, going: true }
  const about = { name: '照片.jpg', type: 'image/jpeg' }
  async function work(): Promise<void> {
    for (let i = 0; told.going; i++, await wait(4)) {
      const id = `${node}-${i}`
      const number = await store.next(county, node)
      await store.blobs.put(county, id, Buffer.from(id), about)
      const call = await store.insert(calls, { _id: id, county, number: id, title: `第${number}件` })
      await store.insert(people, { _id: id, county, name: id })
      await store.update(calls, county, id, call.rev, { set: { state: `told ${i}` } })
      if (i % 5 === 4) await store.remove(people, county, `${node}-${i - 3}`)
      told.done = i + 1
    }
  }
  return { told, ended: work() }
}

/** A node whose writes wait when a backup asks for it. */
function nodeOn(store: Store, longest?: number) {
  const gate = createGate()
  return { store: gated(store, gate), end: followPauses(store, gate, { look: 5, longest }) }
}

const until = async (holds: () => boolean) => {
  while (!holds()) await wait(2)
}

/** All that was told done is there, and nothing that came after what is missing. */
async function expectOneMoment(store: Store, done: Record<string, number>): Promise<void> {
  for (const [node, n] of Object.entries(done)) {
    for (let i = 0; i < n; i++)
      expect(await store.get(calls, county, `${node}-${i}`)).toMatchObject({ state: `told ${i}` })
    expect(await store.next(county, node)).toBeGreaterThan(n)
  }
  for await (const { _id } of store.stream(people, county)) {
    if (_id === 'li') continue
    expect(await store.get(calls, county, _id)).toBeDefined()
    expect((await bytes((await store.blobs.get(county, _id))!.content)).toString()).toBe(_id)
  }
}

const servers = 'why' in mongo ? [] : [{ name: mongo.server, opened: () => openOn(mongo.url()) }]
const openOn = async (mongodb: string) => kept(await openStore({ data: folder(), mongodb, collections }))
if ('why' in mongo) it.skip(`should back up MongoDB while it serves (not run: ${mongo.why})`, () => undefined)

describe.each([{ name: 'SQLite', opened: inMemory }, ...servers])(
  'a backup while nodes serve, on $name',
  ({ opened }) => {
    it('should be of one moment while two nodes write, and hold all that was acknowledged before', async () => {
      const store = await opened()
      await fill(store, 60)
      const nodes = [nodeOn(store), nodeOn(store)]
      const [a, b] = nodes.map((node, i) => writing(node.store, `n${i}`)) as [Writing, Writing]
      await until(() => a.told.done >= 5 && b.told.done >= 5)
      const before = { n0: a.told.done, n1: b.told.done }
      const to = folder()
      const manifest = await backupServing({ ...known, store, folder: to })
      const during = a.told.done
      await until(() => a.told.done > during)
      for (const { told } of [a, b]) told.going = false
      await Promise.all([a.ended, b.ended])
      nodes.forEach(node => node.end())
      expect([manifest.asOf, await isDatabaseBackup(to)]).toEqual(['2026-11-24T08:00:00.000Z', true])
      expect(existsSync(join(to, 'first'))).toBe(false)

      const back = await opened()
      await importAll({ ...known, store: back, folder: to })
      await expectOneMoment(back, before)
    })
  },
)

type Writing = ReturnType<typeof writing>

describe('a backup while nodes serve', () => {
  it('should ask nobody to wait when nothing is written, and be what an export is', async () => {
    const store = await inMemory()
    await fill(store, 30)
    const asked: unknown[] = []
    const watched = { ...store, insert: (...given: unknown[]) => void asked.push(given) } as unknown as Store
    const [copy, exported] = [folder(), folder()]
    const { documents, sequences, blobs } = await backupServing({ ...known, store: watched, folder: copy })
    const same = await exportAll({ ...known, store, folder: exported })
    expect([documents.calls!.digest, sequences.digest, blobs.digest]).toEqual([
      same.documents.calls!.digest,
      same.sequences.digest,
      same.blobs.digest,
    ])
    expect(asked).toEqual([])
  })

  it('should give up with the reason, and leave nothing that looks whole, when a node writes on', async () => {
    const store = await inMemory()
    const to = folder()
    let n = 0
    async function* marks(c: Collection<unknown>) {
      await store.insert(people, { _id: `p${n++}`, county, name: '某人' })
      yield* store.contents.marks(c)
    }
    const restless = { ...store, contents: { ...store.contents, marks } }
    const backup = backupServing({ ...known, store: restless, folder: to, patience: 60 })
    await expect(backup).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect(existsSync(to)).toBe(false)
    // Once it is still, the same name will do.
    await backupServing({ ...known, store, folder: to })
    await expect(backupServing({ ...known, store, folder: to })).rejects.toMatchObject({ code: 'NOT_EMPTY' })
  })

  it('should refuse to bring back what is damaged, newer or already something', async () => {
    const store = await inMemory()
    await fill(store, 20)
    const copy = folder()
    await backupServing({ ...known, store, folder: copy })
    await expect(importAll({ ...known, store, folder: copy })).rejects.toMatchObject({ code: 'NOT_EMPTY' })
    const lines = join(copy, 'documents/calls.jsonl.gz')
    const whole = readFileSync(lines)
    const flipped = Buffer.from(whole)
    flipped[40]! ^= 0xff
    writeFileSync(lines, flipped)
    const empty = await inMemory()
    const damaged = importAll({ ...known, store: empty, folder: copy })
    await expect(damaged).rejects.toMatchObject({ code: 'DAMAGED' })
    writeFileSync(lines, whole)
    await importAll({ ...known, store: empty, folder: copy, resume: true })
    const path = join(copy, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as object
    writeFileSync(path, JSON.stringify({ ...manifest, dataVersion: 2 }))
    const newer = importAll({ ...known, store: await inMemory(), folder: copy })
    await expect(newer).rejects.toMatchObject({ code: 'NEWER' })
  })
})

describe('a node whose writes wait', () => {
  // As a backup asks for it.
  const pause = { _id: 'pause', county: '*', token: 'of a backup' } as never

  async function watched(longest?: number) {
    const store = await inMemory()
    let looks = 0
    const seen = {
      ...store,
      get: (...given: Parameters<Store['get']>) => (looks++, store.get(...given)),
    } as Store
    const gate = createGate()
    const begin = () => followPauses(seen, gate, { look: 2, longest })
    return { store, gate, begin, node: gated(store, gate), looked: (n: number) => until(() => looks >= n) }
  }

  it('should write again after a bounded time when the backup has died, and not wait for it again', async () => {
    const { store, gate, begin, node, looked } = await watched(40)
    const end = begin()
    await looked(2)
    await store.insert(dataVersions, pause)
    await until(() => gate.waiting() !== undefined)
    let written = false
    const write = node.insert(people, { _id: 'p', county, name: '某人' }).then(() => (written = true))
    await store.count(people, county)
    expect(written).toBe(false)
    await write
    await looked(10)
    expect(gate.waiting()).toBeUndefined()
    end()
  })

  it('should not wait for what a backup has left behind before it started', async () => {
    const { store, gate, begin, looked } = await watched()
    await store.insert(dataVersions, pause)
    const end = begin()
    await looked(4)
    expect(gate.waiting()).toBeUndefined()
    end()
  })
})
