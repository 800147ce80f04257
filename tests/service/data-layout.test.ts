import { dataVersions, readDataVersion } from '../../server/moving/index.js'
import { incidents, runtimeCollections } from '../../server/runtime/index.js'
import { bringLayout, isLeftBehind, knownLayout } from '../../server/service/data-layout.js'
import { openMemoryStore, type Store } from '../../server/store/index.js'

const collections = [...runtimeCollections, dataVersions]

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

  it('should see that a newer program has begun to upgrade the data', async () => {
    await lay()
    expect(await isLeftBehind(store)).toBe(false)
    const { _id, county, rev } = (await readDataVersion(store))!
    const upgrading = { to: knownLayout + 1, after: 'x', seen: 200 }
    await store.update(dataVersions, county, _id, rev, { set: { upgrading } })
    expect(await isLeftBehind(store)).toBe(true)
  })
})
