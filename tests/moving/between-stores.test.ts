import {
  dataVersions,
  exportAll,
  importAll,
  migrations,
  readDataVersion,
  upgrade,
  versionOf,
} from '../../server/moving/index.js'
import { instances, runtimeCollections } from '../../server/runtime/index.js'
import { openStore, type Store } from '../../server/store/index.js'
import { build, minute, monday, settableClock } from '../runtime/office.js'
import { sharedMongo } from '../store/mongo-for-tests/index.js'
import { calls, collections, county, fill, freshFolders, now, program } from './county.js'
import { layFormer } from './former/lay.js'

const mongo = await sharedMongo()
const folder = freshFolders()
const known = { collections, program, now, dataVersion: 1 }

if ('why' in mongo) {
  it.skip(`should move between SQLite and MongoDB (not run: ${mongo.why})`, () => undefined)
} else {
  describe(`SQLite and MongoDB (${mongo.server})`, () => {
    const stores: Store[] = []
    afterEach(async () => {
      for (const store of stores.splice(0)) await store.close()
    })

    async function opened(address: string | null): Promise<Store> {
      const store = await openStore({ data: folder(), mongodb: address, collections })
      stores.push(store)
      return store
    }

    it('should hold the same, row by row, after a way there and back', async () => {
      const first = await opened(null)
      await upgrade({ store: first, collections, migrations: [], program, now })
      await fill(first, 300)
      const [out, back] = [folder(), folder()]
      const there = await opened(mongo.url())
      const sent = await exportAll({ ...known, store: first, folder: out })
      await importAll({ ...known, store: there, folder: out })
      const returned = await exportAll({ ...known, store: there, folder: back })
      expect(tallies(returned)).toEqual(tallies(sent))
      expect(sent.documents.calls!.count).toBe(273)
      const home = await opened(null)
      await importAll({ ...known, store: home, folder: back })
      expect(await home.get(calls, county, 'call-000002')).toEqual(
        await first.get(calls, county, 'call-000002'),
      )
      expect(await home.next(county, 'HJ2026')).toBe(await first.next(county, 'HJ2026'))
      expect(await readDataVersion(there)).toMatchObject({ version: 1 })
    })

    it('should take in an export of the first layout, upgrade it there and let its cases live on', async () => {
      const all = [...runtimeCollections, calls, dataVersions]
      const former = await openStore({ data: layFormer(folder()), collections: all })
      const out = folder()
      await exportAll({ ...known, collections: all, store: former, folder: out })
      await former.close()
      const store = await openStore({ data: folder(), mongodb: mongo.url(), collections: all })
      stores.push(store)
      const dataVersion = versionOf(migrations)
      await importAll({ ...known, collections: all, dataVersion, store, folder: out })
      expect(await readDataVersion(store)).toMatchObject({ version: 1 })
      await upgrade({ store, collections: all, migrations, program, now })
      const { runtime, errors } = build(store, settableClock(monday + minute), {})
      await runtime.recover()
      const listening = { process: 'listening', status: 'completed' as const }
      expect(await store.count(instances, 'demo', { where: listening })).toBe(3)
      expect(errors).toEqual([])
    })

    it('should notice when another node writes to MongoDB during an export', async () => {
      const store = await opened(mongo.url())
      await fill(store, 20)
      const tell = ({ part, done }: { part: string; done: number }) => {
        if (part === 'documents/people' && done === 0)
          void store.insert(calls, { _id: 'late', county, number: 'late' })
      }
      const exported = exportAll({ ...known, store, folder: folder(), tell })
      await expect(exported).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    })
  })
}

function tallies({ documents, sequences, blobs }: Awaited<ReturnType<typeof exportAll>>) {
  return Object.entries({ ...documents, sequences, blobs }).map(([name, { count, digest }]) => ({
    name,
    count,
    digest,
  }))
}
