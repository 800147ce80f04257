import { openMongo } from '../../../server/store/mongodb/open.js'
import type { Store } from '../../../server/store/index.js'
import { calls, call, county } from '../contract/calls.js'
import { withMongo } from './each.js'
import { cuttingProxy, type Cut, type Proxy } from './proxy.js'

const documents = 40
const steps = 50

await withMongo('connections that are cut', mongo => {
  let proxy: Proxy
  let store: Store
  let plan: (command: string, n: number) => Cut | undefined = () => undefined

  beforeEach(async () => {
    proxy = await cuttingProxy(mongo.url(), (command, n) => plan(command, n))
    store = await openMongo(proxy.url, [calls])
  })
  afterEach(async () => {
    plan = () => undefined
    await store.close()
    await proxy.close()
  })

  /** Cuts so many in a thousand of the commands that write, every second of them after the server has written. */
  const cutting = (perMille: number, commands = ['update', 'insert', 'delete', 'findAndModify']) => {
    let at = 1
    let cuts = 0
    return (command: string): Cut | undefined => {
      if (!commands.includes(command)) return undefined
      at = (at * 48271) % 2147483647
      if (at % 1000 >= perMille) return undefined
      return ++cuts % 2 === 0 ? 'before' : 'after'
    }
  }

  it('should lose and double none of 2,000 updates', async () => {
    await Promise.all(
      Array.from({ length: documents }, (_, i) => store.insert(calls, call(`c${i}`, { due: 0 }))),
    )
    plan = cutting(150)
    await Promise.all(
      Array.from({ length: documents }, async (_, i) => {
        let rev = 1
        for (let n = 1; n <= steps; n++) {
          const now = await store.update(calls, county, `c${i}`, rev, { set: { due: n } })
          expect(now).toMatchObject({ rev: rev + 1, due: n })
          rev = now.rev
        }
      }),
    )
    plan = () => undefined
    const { items } = await store.find(calls, county)
    expect(items.map(each => [each.rev, each.due])).toEqual(items.map(() => [steps + 1, steps]))
    expect(items).toHaveLength(documents)
    expect(Math.min(proxy.cuts.before, proxy.cuts.after)).toBeGreaterThan(1)
  }, 120_000)

  it('should count each increment of contending writers once', async () => {
    await store.insert(calls, call('a', { due: 0 }))
    plan = cutting(120)
    const increment = async (): Promise<void> => {
      const { rev, due } = (await store.get(calls, county, 'a'))!
      await store
        .update(calls, county, 'a', rev, { set: { due: due! + 1 } })
        .catch((error: { code?: string }) =>
          error.code === 'STALE_REV' ? increment() : Promise.reject(error as Error),
        )
    }
    for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 10 }, increment))
    expect(await store.get(calls, county, 'a')).toMatchObject({ due: 100, rev: 101 })
  }, 120_000)

  it('should insert and claim each document once', async () => {
    const total = 80
    plan = cutting(100)
    await Promise.all(
      Array.from({ length: total }, (_, i) =>
        store.insert(calls, call(`c${i}`, { state: 'open', number: String(i) })),
      ),
    )
    const taken: string[] = []
    const work = async (claimer: number): Promise<void> => {
      const patch = { set: { state: `taken by ${claimer}` } }
      const claimed = await store.claim(calls, county, { where: { state: 'open' } }, patch)
      if (!claimed) return
      taken.push(claimed._id)
      return work(claimer)
    }
    await Promise.all(Array.from({ length: 4 }, (_, i) => work(i)))
    expect(taken).toHaveLength(total)
    expect(new Set(taken).size).toBe(total)
  }, 120_000)

  it('should say DUPLICATE for the value of another, also after a cut', async () => {
    await store.insert(calls, call('a', { number: '1' }))
    let cut: Cut | undefined = 'after'
    plan = command => {
      if (command !== 'insert') return undefined
      const now = cut
      cut = undefined
      return now
    }
    await expect(store.insert(calls, call('b', { number: '1' }))).rejects.toMatchObject({
      code: 'DUPLICATE',
      fields: ['county', 'number'],
    })
    cut = 'after'
    expect(await store.insert(calls, call('c', { number: '2' }))).toMatchObject({ rev: 1 })
    cut = 'after'
    expect(await store.putNewer(calls, call('d', { seq: 1 }), 'seq')).toBe('written')
  }, 60_000)

  it('should give no number twice', async () => {
    plan = cutting(100)
    const numbers: number[] = []
    for (let i = 0; i < 50; i++) numbers.push(await store.next(county, 'x'))
    expect(new Set(numbers).size).toBe(50)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  }, 120_000)

  it('should read although answers are lost', async () => {
    await store.insert(calls, call('a', { due: 1 }))
    plan = cutting(100, ['find', 'aggregate'])
    for (let i = 0; i < 40; i++) {
      expect((await store.get(calls, county, 'a'))?.due).toBe(1)
      expect((await store.find(calls, county, { where: { due: 1 } })).items).toHaveLength(1)
    }
  }, 120_000)
})
