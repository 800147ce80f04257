import { ofEachDocument, versionOf, type Migration } from '../../server/moving/migration.js'
import { readDataVersion, upgrade } from '../../server/moving/index.js'
import { migrations } from '../../server/moving/migrations/index.js'
import { openMemoryStore, type Store } from '../../server/store/index.js'
import { calls, collections, county, fill, now, program, type Call } from './county.js'

/** Turns the text of a state into a state and its round. */
const rounds: Migration = {
  version: 2,
  name: 'calls have rounds',
  batch: ofEachDocument('calls', each =>
    'round' in each ? undefined : { set: { round: 1 }, unset: ['body'] },
  ),
}
const titles: Migration = {
  version: 3,
  name: 'titles without blanks',
  batch: ofEachDocument('calls', each => {
    const title = String(each.title)
    return title.includes(' ') ? { set: { title: title.replaceAll(' ', '') } } : undefined
  }),
}

describe('upgrading stored data', () => {
  let store: Store
  beforeEach(async () => {
    store = await openMemoryStore(collections)
  })
  afterEach(() => store.close())

  const to = (...all: Migration[]) => ({ store, collections, migrations: all, program, now })
  const version = async () => (await readDataVersion(store))!.version
  const changed = async () => {
    const { items } = await store.find(calls, county, { limit: 1000 })
    return items.filter(each => 'round' in each && !each.title!.includes(' ')).length
  }

  it('should stamp an empty store with the newest layout and do nothing', async () => {
    const told: unknown[] = []
    await upgrade({ ...to(rounds, titles), tell: step => told.push(step) })
    expect([await version(), told]).toEqual([3, []])
    await upgrade(to(rounds, titles))
    expect(await readDataVersion(store)).toMatchObject({ rev: 1, program })
  })

  it('should take data without a version through every migration, in bounded batches', async () => {
    await fill(store, 700)
    const told: { version: number; seen: number }[] = []
    await upgrade({ ...to(rounds, titles), tell: ({ version, seen }) => told.push({ version, seen }) })
    expect(await version()).toBe(3)
    expect(await changed()).toBe(await store.count(calls, county))
    expect(told.filter(each => each.version === 2).map(each => each.seen)).toEqual([200, 400, 600, 637])
    expect((await store.find(calls, county, { text: '第6件' })).items).toHaveLength(1)
  })

  it('should go on after a stop in the middle, without doing anything twice', async () => {
    await fill(store, 700)
    let batches = 0
    await upgrade({ ...to(rounds, titles), stopped: () => batches >= 2, tell: () => batches++ })
    expect(await readDataVersion(store)).toMatchObject({ version: 1, upgrading: { to: 2, seen: 400 } })
    const first = await store.get(calls, county, 'call-000001')
    const told: number[] = []
    await upgrade({ ...to(rounds), tell: ({ seen }) => told.push(seen) })
    expect(told).toEqual([600, 637])
    expect(await store.get(calls, county, 'call-000001')).toEqual(first)
    expect((await readDataVersion(store))!.upgrading).toBeUndefined()
  })

  it('should do no harm when two nodes do it at once, and others write meanwhile', async () => {
    await fill(store, 500)
    const acting = async () => {
      for (let i = 1; i < 100; i++) {
        const id = `call-${String(i).padStart(6, '0')}`
        const read = await store.get(calls, county, id)
        if (!read) continue
        // A node may have been quicker: this person would be told and try again.
        await store
          .update<Call>(calls, county, id, read.rev, { set: { state: 'acted' } })
          .catch(() => undefined)
      }
    }
    await Promise.all([upgrade(to(rounds, titles)), upgrade(to(rounds, titles)), acting()])
    expect(await version()).toBe(3)
    expect(await changed()).toBe(await store.count(calls, county))
    expect(await store.count(calls, county, { where: { state: 'acted' } })).toBeGreaterThan(0)
  })

  it('should not let an older program at newer data', async () => {
    await fill(store, 20)
    await upgrade(to(rounds, titles))
    await expect(upgrade(to(rounds))).rejects.toMatchObject({
      code: 'NEWER',
      message: expect.stringMatching(/huying test\): version 3, this one knows up to 2/),
    })
  })

  it('should number the migrations of this program without a gap', () => {
    expect(migrations.map(each => each.version)).toEqual(migrations.map((_, i) => i + 2))
    expect(versionOf(migrations)).toBe(migrations.length + 1)
  })
})
