import { calls } from '../../server/domain/calls/record.js'
import { dataVersions, readDataVersion } from '../../server/moving/index.js'
import { incidents, runtimeCollections } from '../../server/runtime/index.js'
import { bringLayout, knownLayout, watchLayout } from '../../server/service/data-layout.js'
import { openMemoryStore, type Store } from '../../server/store/index.js'

const collections = [...runtimeCollections, calls, dataVersions]

describe('the layout of the data at the start of the service', () => {
  let store: Store
  beforeEach(async () => {
    store = await openMemoryStore(collections)
  })
  afterEach(() => store.close())

  const context = () => ({ store, collections, program: 'huying test', now: () => 5 })
  const lay = (signal = new AbortController().signal, tell: (text: string) => void = () => undefined) =>
    bringLayout(context(), tell, signal)

  it('should say what is being upgraded, and how far it is', async () => {
    await store.insert(incidents, { _id: 'i', county: 'a', state: 'open' } as never)
    const told: string[] = []
    await lay(undefined, text => told.push(text))
    expect(told).toContain('正在升级数据：异常记录注明是否已了结 1')
    expect(await readDataVersion(store)).toMatchObject({
      version: knownLayout,
      program: 'huying test',
      at: 5,
    })
  })

  it('should end between two batches when it is told to stop, and go on at the next start', async () => {
    await store.insert(incidents, { _id: 'i', county: 'a', state: 'open' } as never)
    const stop = new AbortController()
    await expect(lay(stop.signal, () => stop.abort())).rejects.toThrow('aborted')
    expect((await readDataVersion(store))!.version).toBeLessThan(knownLayout)
    await lay()
    expect((await readDataVersion(store))!.version).toBe(knownLayout)
  })

  it('should see once that a newer program has begun to upgrade the data', async () => {
    await lay()
    let said = 0
    let looks = 0
    const watched: Store = { ...store, get: (...asked) => (looks++, store.get(...asked)) }
    const end = watchLayout(watched, () => said++, 1)
    const until = async (holds: () => boolean) => {
      while (!holds()) await new Promise(resolve => setTimeout(resolve, 1))
    }
    await until(() => looks >= 3)
    expect(said).toBe(0)
    const { _id, county, rev } = (await readDataVersion(store))!
    const upgrading = { to: knownLayout + 1, after: 'x', seen: 200 }
    await store.update(dataVersions, county, _id, rev, { set: { upgrading } })
    await until(() => said > 0)
    const before = looks
    await new Promise(resolve => setTimeout(resolve, 20))
    expect([said, looks <= before + 1]).toEqual([1, true])
    end()
  })
})
