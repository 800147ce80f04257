import { EVERY_COUNTY } from '../../../server/store/index.js'
import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function groups(adapter: Adapter): void {
  describe('groups', () => {
    const at = opened(adapter, [calls])

    beforeEach(async () => {
      await at.store.insert(calls, call('a', { state: 'open', urgent: true, due: 1, title: '井盖' }))
      await at.store.insert(calls, call('b', { state: 'open', urgent: true, due: 4 }))
      await at.store.insert(calls, call('c', { state: 'open', urgent: false }))
      await at.store.insert(calls, call('d', { due: 10 }))
      await at.store.insert(calls, { _id: 'e', county: 'other', state: 'open', due: 100 })
    })

    it('should measure by the values of fields, absent ones first', async () => {
      const found = await at.store.group(calls, county, {
        by: ['state', 'urgent'],
        measures: {
          n: 'count',
          total: { sum: 'due' },
          mean: { avg: 'due' },
          least: { min: 'due' },
          most: { max: 'due' },
        },
      })
      expect(found).toEqual([
        { key: { state: null, urgent: null }, values: { n: 1, total: 10, mean: 10, least: 10, most: 10 } },
        {
          key: { state: 'open', urgent: false },
          values: { n: 1, total: 0, mean: null, least: null, most: null },
        },
        { key: { state: 'open', urgent: true }, values: { n: 2, total: 5, mean: 2.5, least: 1, most: 4 } },
      ])
    })

    it('should measure what is selected', async () => {
      const wanted = { by: ['state'], measures: { n: 'count' } } as const
      expect(await at.store.group(calls, county, { ...wanted, where: { due: { gte: 4 } } })).toEqual([
        { key: { state: null }, values: { n: 1 } },
        { key: { state: 'open' }, values: { n: 1 } },
      ])
      expect(await at.store.group(calls, county, { ...wanted, text: '井盖' })).toHaveLength(1)
      expect(await at.store.group(calls, county, { ...wanted, or: [] })).toEqual([])
    })

    it('should cross counties only when asked to', async () => {
      const wanted = { by: ['county'], measures: { total: { sum: 'due' } } } as const
      expect(await at.store.group(calls, EVERY_COUNTY, wanted)).toEqual([
        { key: { county: 'other' }, values: { total: 100 } },
        { key: { county }, values: { total: 15 } },
      ])
      expect(await at.store.group(calls, county, wanted)).toHaveLength(1)
    })

    it('should measure all together when grouped by nothing', async () => {
      const wanted = { by: [], measures: { n: 'count', last: { max: 'state' } } } as const
      expect(await at.store.group(calls, county, wanted)).toEqual([
        { key: {}, values: { n: 4, last: 'open' } },
      ])
    })

    it('should count', async () => {
      expect(await at.store.count(calls, county)).toBe(4)
      expect(await at.store.count(calls, EVERY_COUNTY)).toBe(5)
      expect(
        await at.store.count(calls, county, { where: { state: 'open' }, or: [{ due: 1 }, { due: 4 }] }),
      ).toBe(2)
    })
  })
}
