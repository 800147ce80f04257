import { openMemoryStore, type Store } from '../../../server/store/index.js'
import { directoryCollections, people, posts, units } from '../../../server/domain/directory/index.js'
import { accounts, argon2id, identityCollections } from '../../../server/domain/identity/index.js'
import { listCollections, listItems } from '../../../server/domain/lists/index.js'
import { countiesIn, createCounty, demoPassword, seedCounty } from '../../../server/domain/seed/index.js'

const hashing = argon2id({ memoryCost: 64, timeCost: 1 })
let store: Store

beforeEach(async () => {
  store = await openMemoryStore([...directoryCollections, ...identityCollections, ...listCollections])
})
afterEach(() => store.close())

const counts = async () => ({
  units: await store.count(units, '379999'),
  people: await store.count(people, '379999'),
  posts: await store.count(posts, '379999'),
  accounts: await store.count(accounts, '379999'),
  items: await store.count(listItems, '379999'),
})

describe('the seed', () => {
  it('should lay in the county, which says that it is a demonstration', async () => {
    const county = await seedCounty(store, hashing)
    expect(county).toMatchObject({ _id: '379999', name: '示范县', demo: true, prefix: '示', shortCode: 'SF' })
    const laid = await counts()
    expect(laid).toMatchObject({ units: 208, items: 67 })
    expect(laid.accounts).toBe(laid.people)
    expect(laid.posts).toBeGreaterThan(laid.people)
  })

  it('should tell how far it is', async () => {
    const told: string[] = []
    await seedCounty(store, hashing, ({ text, done, total }) => told.push(`${text} ${done}/${total}`))
    expect(told).toContain('单位 208/208')
    expect(told).toContain('属地管理清单 67/67')
  })

  it('should change nothing when it is called again', async () => {
    const first = await seedCounty(store, hashing)
    const told: unknown[] = []
    const again = await seedCounty(store, hashing, progress => told.push(progress))
    expect(again).toEqual(first)
    expect(told).toEqual([])
  })

  it('should go on where it broke off, with the one shared hash', async () => {
    const whole = await openMemoryStore([...directoryCollections, ...identityCollections, ...listCollections])
    await seedCounty(whole, hashing)
    const laid = await whole.count(people, '379999')
    await whole.close()

    let inserts = 0
    const breaking = withInsert(store, (c, row) => {
      if (c.name === 'accounts' && ++inserts > 300) return Promise.reject(new Error('power cut'))
      return store.insert(c, row)
    })
    await expect(seedCounty(breaking, hashing)).rejects.toThrow('power cut')
    const county = await seedCounty(store, hashing)
    expect(county.seeded).toContain('lists')
    expect(await counts()).toMatchObject({ units: 208, people: laid, accounts: laid, items: 67 })
    const hashes = await store.group(accounts, '379999', { by: ['hash'], measures: { n: 'count' } })
    expect(hashes).toHaveLength(1)
    expect(await hashing.verify(String(hashes[0]?.key['hash']), demoPassword)).toBe(true)
  })

  it('should give every person a name and a telephone of their own, and accounts in plain letters', async () => {
    await seedCounty(store, hashing)
    const rows = []
    for await (const person of store.stream(people, '379999')) rows.push(person)
    expect(new Set(rows.map(row => row.name)).size).toBe(rows.length)
    expect(new Set(rows.map(row => row.phone)).size).toBe(rows.length)
    expect(rows.filter(row => !/^661\d{4}$/.test(row.phone))).toEqual([])
    for await (const { account } of store.stream(accounts, '379999')) expect(account).toMatch(/^[a-z]+\d*$/)
  })
})

describe('a county without the demonstration', () => {
  it('should have a unit for itself and nothing else', async () => {
    const real = { code: '379998', name: '某县', prefix: '某', shortCode: 'MX', demo: false }
    await createCounty(store, real)
    await createCounty(store, { ...real, name: '别的名字' })
    expect((await countiesIn(store)).map(county => [county.name, county.demo])).toEqual([['某县', false]])
    expect(await store.count(units, '379998')).toBe(1)
    expect(await store.count(people, '379998')).toBe(0)
  })
})

function withInsert(store: Store, insert: Store['insert']): Store {
  return new Proxy(store, {
    get(target, key) {
      const value: unknown = key === 'insert' ? insert : Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
