import { runtimeCollections } from '../../server/runtime/index.js'
import { createLease, leaseTerm } from '../../server/runtime/nodes/lease.js'
import { INSTALLATION, leases } from '../../server/runtime/nodes/rows.js'
import { openMemoryStore, StoreError, type Store } from '../../server/store/index.js'
import { monday, settableClock } from '../runtime/office.js'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function two(ahead = 0) {
  const store = await openMemoryStore(runtimeCollections)
  const clock = settableClock()
  const other = { now: () => clock.now() + ahead, set: clock.set }
  return {
    store,
    clock,
    a: createLease({ store, clock, log }, 'clockwork', 'a'),
    b: createLease({ store, clock: other, log }, 'clockwork', 'b'),
    pass: (ms: number) => clock.set(clock.now() + ms),
  }
}

describe('a lease', () => {
  it('should be held by one of two nodes that ask at the same moment', async () => {
    const { a, b } = await two()
    expect((await Promise.all([a.hold(), b.hold()])).filter(Boolean)).toHaveLength(1)
  })

  it('should stay with whoever renews it', async () => {
    const { a, b, pass } = await two()
    await a.hold()
    for (let i = 0; i < 20; i++) {
      pass(leaseTerm / 2)
      expect([await a.hold(), await b.hold()]).toEqual([true, false])
    }
  })

  it('should be taken over a term after its holder fell silent, and not before', async () => {
    const { a, b, pass } = await two()
    await a.hold()
    expect(await b.hold()).toBe(false)
    pass(leaseTerm - 1)
    expect(await b.hold()).toBe(false)
    pass(1)
    expect(await b.hold()).toBe(true)
    expect(a.held()).toBe(false)
    expect(await a.hold()).toBe(false)
  })

  it('should be free at once when it is given back', async () => {
    const { a, b } = await two()
    await a.hold()
    await a.release()
    expect(a.held()).toBe(false)
    expect(await b.hold()).toBe(true)
  })

  it('should not be taken from a living holder by a node whose clock runs ahead', async () => {
    const { a, b, pass } = await two(leaseTerm * 2)
    for (let i = 0; i < 10; i++) {
      expect(await a.hold()).toBe(true)
      expect(await b.hold()).toBe(false)
      pass(leaseTerm / 2)
    }
  })

  it('should be taken at once when it ended long ago', async () => {
    const { store, b } = await two()
    const until = monday - 10 * leaseTerm
    await store.insert(leases, { _id: 'clockwork', county: INSTALLATION, holder: 'long gone', until })
    expect(await b.hold()).toBe(true)
  })

  it('should not be held by a node that cannot ask, and be asked for again', async () => {
    const { store, clock, pass } = await two()
    let away = false
    const failing = new Proxy(store, {
      get(target, name: keyof Store) {
        if (!away) return target[name]
        return () => Promise.reject(new StoreError('STORE_FAILED', 'away'))
      },
    })
    const a = createLease({ store: failing, clock, log }, 'clockwork', 'a')
    expect(await a.hold()).toBe(true)
    away = true
    pass(leaseTerm / 2)
    expect(await a.hold()).toBe(false)
    expect(a.held()).toBe(false)
    away = false
    expect(await a.hold()).toBe(true)
  })
})
