import { auditTrail, auditTrailOf } from '../../../server/domain/audit/index.js'
import { openMemoryStore, type Store } from '../../../server/store/index.js'

let store: Store
let now = 1_000
beforeEach(async () => {
  store = await openMemoryStore([auditTrail])
})
afterEach(() => store.close())

const trail = () => auditTrailOf(store, { now: () => now++ })
const entry = { person: 'p', post: 'p.JJ.clerk', act: 'task.completed', subject: 'SF-20260929-00017' }

describe('the audit trail', () => {
  it('should number the acts of each county by themselves', async () => {
    const own = trail()
    await own.append('379999', entry)
    await own.append('379998', entry)
    const second = await own.append('379999', {
      ...entry,
      requestId: 'r',
      details: { 'a.b': { $c: [1, null] } },
    })
    expect(second).toMatchObject({ seq: 2, requestId: 'r', details: { 'a.b': { $c: [1, null] } } })
  })

  it('should give every one of many acts at once a number of its own', async () => {
    const own = trail()
    const rows = await Promise.all(Array.from({ length: 50 }, () => own.append('379999', entry)))
    expect(new Set(rows.map(row => row.seq)).size).toBe(50)
  })

  it('should hold once what is recorded again by another attempt at the same act', async () => {
    const own = trail()
    const act = { ...entry, once: 'key' }
    const rows = await Promise.all([own.append('379999', act), own.append('379999', act)])
    expect(await own.append('379999', act)).toEqual(rows[0])
    expect(rows[1]).toEqual(rows[0])
    expect((await own.read('379999')).items).toHaveLength(1)
  })

  it('should be read newest first, by subject, person, act and time, page by page', async () => {
    const own = trail()
    for (const subject of ['a', 'b', 'a', 'a']) await own.append('379999', { ...entry, subject })
    const first = await own.read('379999', { subject: 'a', limit: 2 })
    expect(first.items.map(row => row.seq)).toEqual([4, 3])
    const rest = await own.read('379999', { subject: 'a', limit: 2, after: first.next })
    expect(rest.items.map(row => row.seq)).toEqual([1])
    const at = first.items[1]?.at ?? 0
    expect((await own.read('379999', { from: at, to: at + 1 })).items.map(row => row.seq)).toEqual([3])
    expect((await own.read('379999', { person: 'somebody else' })).items).toEqual([])
    expect((await own.read('379998')).items).toEqual([])
  })

  it('should have no way to change or remove a row', () => {
    expect(Object.keys(trail()).sort()).toEqual(['append', 'read'])
  })
})
