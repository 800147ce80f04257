import { defaultEdition, instantOf } from '../../../server/calendar/index.js'
import {
  countChange,
  directoryActs,
  directoryCollections,
  directoryReader,
  units,
} from '../../../server/domain/directory/index.js'
import { argon2id, identityCollections } from '../../../server/domain/identity/index.js'
import {
  initialsOf,
  listCollections,
  listItems,
  listReader,
  type ListReader,
} from '../../../server/domain/lists/index.js'
import { createCounty, seedCounty } from '../../../server/domain/seed/index.js'
import { openMemoryStore, type Store } from '../../../server/store/index.js'

const county = '379999'
const at = instantOf('2026-10-12 09:40')
let store: Store
let lists: ListReader

beforeEach(async () => {
  store = await openMemoryStore([...directoryCollections, ...identityCollections, ...listCollections])
  lists = listReader(
    store,
    directoryReader(store, () => defaultEdition()),
  )
  await seedCounty(store, argon2id({ memoryCost: 64, timeCost: 1 }))
})
afterEach(() => store.close())

const refused = (code: string) => expect.objectContaining({ code })

describe('the lists of a county', () => {
  it('should be searched within a domain, a batch and a lead unit', async () => {
    expect(await lists.search(county, at)).toHaveLength(67)
    expect(await lists.search(county, at, { domain: '公安交通' })).toHaveLength(3)
    expect(await lists.search(county, at, { batch: '第三批' })).toHaveLength(16)
    const own = await lists.search(county, at, { text: 'cl', lead: 'JJ' })
    expect(own.every(hit => hit.item.lead === 'JJ')).toBe(true)
  })

  it('should show an item with its manual', async () => {
    expect((await lists.item(county, at, 'SD-31')).title).toBe('省道大货车乱停乱放')
    expect(await lists.manual(county, at, 'SD-31')).toMatchObject({
      edition: '2026年第2版',
      lead: { name: '交警大队', phone: expect.stringMatching(/^661/) },
    })
    await expect(lists.manual(county, at, 'SD-99')).rejects.toEqual(refused('ITEM_UNKNOWN'))
  })

  it('should name its 14 domains and the rows of the reference library', async () => {
    const domains = await lists.domains(county, at)
    expect(domains).toHaveLength(14)
    expect(domains.find(({ name }) => name === '生态环境')?.items).toBe(10)
    expect((await lists.references(county)).map(row => row.row)).toEqual([10, 20, 21, 26, 30, 36, 38, 45, 57])
  })

  it('should not offer for dispatch an item whose unit has gone', async () => {
    const unit = (await store.find(units, county, { where: { code: 'JJ' } })).items[0]
    await store.remove(units, county, unit?._id ?? '')
    await countChange(store, county, 'directoryVersion')
    const hits = await lists.search(county, at)
    expect(hits.filter(hit => !hit.dispatchable).length).toBeGreaterThan(3)
    expect(hits.find(hit => hit.item.code === 'SD-31')?.dispatchable).toBe(false)
  })

  it('should be read anew when they change', async () => {
    const item = await lists.item(county, at, 'SD-31')
    await store.update(listItems, county, item._id, item.rev, { set: { title: '省道货车乱停' } })
    await countChange(store, county, 'listsVersion')
    expect((await lists.item(county, at, 'SD-31')).title).toBe('省道货车乱停')
  })

  it('should be empty in an empty county', async () => {
    await createCounty(store, { code: '379998', name: '某县', prefix: '某', shortCode: 'MX', demo: false })
    expect(await lists.search('379998', at, { text: '货车' })).toEqual([])
    await expect(lists.edition('379998', at)).rejects.toEqual(refused('EDITION_UNKNOWN'))
    const acts = directoryActs(store, '379998')
    await acts.addPerson('x', { name: '某人', phone: '', active: true })
    await expect(lists.item('379998', at, 'SD-31')).rejects.toEqual(refused('ITEM_UNKNOWN'))
  })
})

describe('initials', () => {
  it('should be those of the pinyin, one word a text', () => {
    expect(initialsOf('交警大队', '公安局交通警察大队')).toBe('jjdd gajjtjcdd')
  })
})
