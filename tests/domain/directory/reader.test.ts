import { defaultEdition, instantOf } from '../../../server/calendar/index.js'
import {
  directoryActs,
  directoryCollections,
  directoryReader,
  type DirectoryReader,
} from '../../../server/domain/directory/index.js'
import { createCounty } from '../../../server/domain/seed/index.js'
import { openMemoryStore, type Store } from '../../../server/store/index.js'

const county = '379998'
const at = instantOf('2026-10-12 09:40')
let store: Store
let reader: DirectoryReader

beforeEach(async () => {
  store = await openMemoryStore(directoryCollections)
  reader = directoryReader(store, () => defaultEdition())
  await createCounty(store, { code: county, name: '某县', prefix: '某', shortCode: 'MX', demo: false })
})
afterEach(() => store.close())

const refused = (code: string) => expect.objectContaining({ code })

async function staff() {
  const acts = directoryActs(store, county)
  await acts.addUnit('u', {
    code: 'JJ',
    name: '交通警察大队',
    short: '交警大队',
    kind: 'department',
    order: 1,
    vertical: false,
    enforcementFields: [],
    phone: '',
  })
  for (const name of ['甲', '乙']) await acts.addPerson(name, { name, phone: '', active: true })
  await acts.appoint('post', { person: '甲', unit: 'JJ', role: 'clerk', title: '经办人', order: 0, from: at })
  return acts
}

const clerks = async () => (await reader.resolve(county, [{ role: 'clerk', unit: 'JJ' }], at)).people

describe('the directory of a county', () => {
  it('should be kept while nothing changes', async () => {
    await staff()
    expect(await reader.current(county)).toBe(await reader.current(county))
  })

  it('should follow every change: who is found moves with posts, substitutes and people', async () => {
    const acts = await staff()
    expect(await clerks()).toEqual(['甲'])
    await acts.substitute('s', { person: '甲', substitute: '乙', from: at, to: at + 1, reason: '休假' })
    expect(await clerks()).toEqual(['甲', '乙'])
    await acts.setActive('甲', false)
    expect(await clerks()).toEqual(['乙'])
    await acts.appoint('next', {
      person: '乙',
      unit: 'JJ',
      role: 'clerk',
      title: '经办人',
      order: 0,
      from: at,
    })
    await acts.endPost('post', at)
    expect(await reader.resolve(county, [{ role: 'clerk', unit: 'JJ' }], at)).toEqual({ people: ['乙'] })
  })

  it('should follow a change that was not made through it', async () => {
    await staff()
    await clerks()
    await directoryActs(store, county).setActive('甲', false)
    expect((await reader.current(county)).person.get('甲')?.active).toBe(false)
  })

  it('should refuse posts and substitutes that point at nothing', async () => {
    const acts = await staff()
    const post = { person: '甲', unit: 'XX', role: 'clerk', title: '', order: 0, from: at } as const
    await expect(acts.appoint('x', post)).rejects.toEqual(refused('UNIT_UNKNOWN'))
    await expect(acts.appoint('x', { ...post, person: '丙' })).rejects.toEqual(refused('PERSON_UNKNOWN'))
    await expect(acts.endPost('x', at)).rejects.toEqual(refused('POST_UNKNOWN'))
    const own = { person: '甲', substitute: '甲', from: at, to: at + 1, reason: '' }
    await expect(acts.substitute('x', own)).rejects.toEqual(refused('INPUT_INVALID'))
    const empty = { person: '甲', substitute: '乙', from: at, to: at, reason: '' }
    await expect(acts.substitute('x', empty)).rejects.toEqual(refused('INPUT_INVALID'))
  })

  it('should be refused for a county that is not there', async () => {
    await expect(reader.current('000000')).rejects.toEqual(refused('COUNTY_UNKNOWN'))
  })
})
