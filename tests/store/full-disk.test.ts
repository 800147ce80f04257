import { openStore, type Store } from '../../server/store/index.js'
import { groupCommits } from '../../server/store/sqlite/commits.js'
import { connect } from '../../server/store/sqlite/connection.js'
import { fileBlobs } from '../../server/store/sqlite/blobs.js'
import { layoutsOf } from '../../server/store/sqlite/layout.js'
import { prepareSchema } from '../../server/store/sqlite/schema.js'
import { sqliteStore } from '../../server/store/sqlite/store.js'
import { localWriter } from '../../server/store/sqlite/writer.js'
import { call, calls, county } from './contract/calls.js'
import { freshFolders } from './folder.js'
import { smallDisk } from './tmpfs.js'

const folder = freshFolders()
const body = 'x'.repeat(50_000)

/** Inserts documents of 50 KB in one turn; the codes of what became of them. */
async function insertMany(store: Store, prefix: string, n: number): Promise<string[]> {
  const outcomes = await Promise.allSettled(
    Array.from({ length: n }, (_, i) =>
      store.insert(calls, call(`${prefix}${i}`, { body, candidates: [prefix], title: `井盖${prefix}` })),
    ),
  )
  return outcomes.map(each => (each.status === 'rejected' ? (each.reason as { code: string }).code : 'ok'))
}

async function keepsItsPromises(store: Store, fill: () => void, free: () => void): Promise<void> {
  await store.insert(calls, call('before', { state: 'open' }))
  fill()
  const reading = store.get(calls, county, 'before')
  const updating = store.update(calls, county, 'before', 1, { set: { state: 'lost' } })
  const later = insertMany(store, 'big', 100)
  const readingAgain = store.get(calls, county, 'before')
  await expect(updating).rejects.toMatchObject({ code: 'DISK_FULL' })
  expect(new Set(await later)).toEqual(new Set(['DISK_FULL']))
  expect(await reading).toMatchObject({ state: 'open', rev: 1 })
  expect(await readingAgain).toMatchObject({ state: 'open', rev: 1 })
  expect(await store.health()).toMatchObject({
    writable: false,
    why: expect.stringContaining('DISK_FULL') as string,
  })
  expect(await store.count(calls, county, { where: { candidates: { any: ['big'] } } })).toBe(0)
  expect(await store.count(calls, county, { text: '井盖big' })).toBe(0)
  expect(await store.count(calls, county)).toBe(1)
  free()
  expect(await store.health()).toEqual({ writable: true })
  expect(await insertMany(store, 'after', 3)).toEqual(['ok', 'ok', 'ok'])
  await store.update(calls, county, 'before', 1, { set: { state: 'done' } })
}

describe('a full disk in the middle of a batch', () => {
  it('should fail the whole batch, say so, and recover when there is room (limited pages)', async () => {
    const connection = connect(':memory:')
    prepareSchema(connection, [calls])
    const commits = groupCommits(localWriter(connection, layoutsOf([calls])), connection)
    const store = sqliteStore({
      commits,
      blobs: fileBlobs(connection, commits, () => Promise.resolve(folder())),
      collections: [calls],
      backup: () => Promise.reject(new Error('not here')),
      release: () => connection.close(),
    })
    const limitPages = (room: number) => {
      const used = connection.first('PRAGMA page_count')!.page_count as number
      connection.exec(`PRAGMA max_page_count = ${used + room}`)
    }
    await keepsItsPromises(
      store,
      () => limitPages(10),
      () => limitPages(1_000_000),
    )
    await store.close()
  })

  it('should fail the whole batch, say so, and recover when there is room (small disk)', async () => {
    const data = folder()
    const disk = smallDisk(data, 6)
    if (typeof disk === 'string') {
      console.warn(`The test with a small disk did not run: ${disk}`)
      return
    }
    try {
      const store = await openStore({ data, collections: [calls] })
      await keepsItsPromises(store, disk.fill, disk.free)
      const photo = store.blobs.put(county, 'p', Buffer.alloc(8_000_000), { name: 'p', type: 'image/png' })
      await expect(photo).rejects.toMatchObject({ code: 'DISK_FULL' })
      expect(await store.blobs.head(county, 'p')).toBeUndefined()
      await store.close()
      const reopened = await openStore({ data, collections: [calls] })
      expect(await reopened.count(calls, county)).toBe(4)
      expect(await reopened.get(calls, county, 'before')).toMatchObject({ state: 'done' })
      await reopened.close()
    } finally {
      disk.unmount()
    }
  })
})
