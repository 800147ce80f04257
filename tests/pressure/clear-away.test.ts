import { budgetOf, clearAway, together, type Budget } from '../../server/store/clear-away.js'
import { collection, openMemoryStore, type Document, type Store } from '../../server/store/index.js'

interface Old extends Document {
  at: number
}
const old = collection<Old>('old', { index: [['county', 'at']] })
const parts = collection<Document & { of: string }>('parts', { index: [['county', 'of']] })
const county = 'demo'

const batches = (n: number): Budget => ({ over: () => n-- <= 0 })
const due = { where: { at: { lte: 100 } }, sort: ['at'] as const }

let store: Store
beforeEach(async () => {
  store = await openMemoryStore([old, parts])
  await Promise.all(
    Array.from({ length: 250 }, (_, at) =>
      store.insert(old, { _id: `${at}`, county, at: at < 230 ? at % 100 : 500 }),
    ),
  )
})
afterEach(() => store.close())

describe('clearing away', () => {
  it('should end when its budget does and go on at the next run where it ended', async () => {
    expect(await clearAway(store, old, county, due, batches(1))).toEqual({ removed: 100, more: true })
    expect(await clearAway(store, old, county, due, batches(1))).toEqual({ removed: 100, more: true })
    expect(await clearAway(store, old, county, due, batches(9))).toEqual({ removed: 30, more: false })
    expect(await store.count(old, county)).toBe(20)
    expect(await clearAway(store, old, county, due, batches(0))).toEqual({ removed: 0, more: true })
  })

  it('should find again what a run left that died between the parts and the whole', async () => {
    for (let at = 0; at < 230; at++) await store.insert(parts, { _id: `p${at}`, county, of: `${at}` })
    let lives = 150
    const removeParts = async ({ _id }: Old) => {
      if (lives-- <= 0) throw new Error('the node is dead')
      await store.remove(parts, county, `p${_id}`)
    }
    await expect(clearAway(store, old, county, due, batches(9), removeParts)).rejects.toThrow('dead')
    expect(await store.count(parts, county)).toBeLessThan(await store.count(old, county))
    lives = Infinity
    await clearAway(store, old, county, due, batches(9), removeParts)
    expect([await store.count(parts, county), await store.count(old, county)]).toEqual([0, 20])
  })

  it('should remove each thing once when two nodes are at it', async () => {
    const runs = await Promise.all([1, 2].map(() => clearAway(store, old, county, due, batches(9))))
    expect(runs.reduce((sum, run) => sum + run.removed, 0)).toBe(230)
    expect(await store.count(old, county)).toBe(20)
  })

  it('should count several runs as one', () => {
    const one = { removed: { a: 1, b: 0 }, more: false }
    expect(together([one, { removed: { a: 2 }, more: true }])).toEqual({ removed: { a: 3 }, more: true })
    expect(together([one])).toEqual({ removed: { a: 1 }, more: false })
  })

  it('should be over when its milliseconds are', () => {
    let now = 0
    const budget = budgetOf(100, () => now)
    now = 99
    expect(budget.over()).toBe(false)
    now = 100
    expect(budget.over()).toBe(true)
  })
})
