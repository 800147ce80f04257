import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function guardedRows(adapter: Adapter): void {
  describe('guarded rows', () => {
    const at = opened(adapter, [calls])

    it('should be replaced whole by a higher number only', async () => {
      expect(await at.store.putNewer(calls, call('a', { seq: 2, state: 'open', due: 1 }), 'seq')).toBe(
        'written',
      )
      expect(await at.store.putNewer(calls, call('a', { seq: 1, state: 'old' }), 'seq')).toBe('older')
      expect(await at.store.putNewer(calls, call('a', { seq: 2, state: 'again' }), 'seq')).toBe('older')
      expect(await at.store.get(calls, county, 'a')).toMatchObject({ seq: 2, state: 'open', rev: 1 })
      expect(await at.store.putNewer(calls, call('a', { seq: 3, state: 'closed' }), 'seq')).toBe('written')
      expect(await at.store.get(calls, county, 'a')).toEqual({
        _id: 'a',
        county,
        rev: 2,
        seq: 3,
        state: 'closed',
      })
    })

    it('should end at the highest number, whatever the order of arrival', async () => {
      const order = [3, 1, 5, 2, 4, 5]
      await Promise.all(
        order.map(seq => at.store.putNewer(calls, call('a', { seq, candidates: [`s${seq}`] }), 'seq')),
      )
      const { items } = await at.store.find(calls, county, {
        where: { candidates: { any: ['s1', 's2', 's3', 's4', 's5'] } },
      })
      expect(items).toMatchObject([{ seq: 5, candidates: ['s5'] }])
    })

    it('should respect unique indexes', async () => {
      await at.store.insert(calls, call('a', { number: '1' }))
      await expect(at.store.putNewer(calls, call('b', { number: '1', seq: 1 }), 'seq')).rejects.toMatchObject(
        {
          code: 'DUPLICATE',
        },
      )
    })

    it('should refuse a row without the number', async () => {
      await expect(at.store.putNewer(calls, call('a'), 'seq')).rejects.toMatchObject({
        code: 'INVALID_VALUE',
      })
    })
  })
}
