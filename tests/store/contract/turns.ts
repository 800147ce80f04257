import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function turns(adapter: Adapter): void {
  describe('operations of one turn', () => {
    const at = opened(adapter, [calls])

    it('should run in the order of their calls and see each other', async () => {
      const results = await Promise.all([
        at.store.get(calls, county, 'a'),
        at.store.insert(calls, call('a', { state: 'open' })),
        at.store.get(calls, county, 'a'),
        at.store.update(calls, county, 'a', 1, { set: { state: 'done' } }),
        at.store.count(calls, county, { where: { state: 'done' } }),
        at.store.remove(calls, county, 'a', 2),
        at.store.find(calls, county),
      ])
      expect(results).toMatchObject([
        undefined,
        { rev: 1 },
        { state: 'open' },
        { rev: 2 },
        1,
        true,
        { items: [] },
      ])
    })

    it('should let one fail alone, with all that it had done', async () => {
      await at.store.insert(calls, call('taken', { number: '1', candidates: ['x'] }))
      const outcomes = await Promise.allSettled([
        at.store.insert(calls, call('a', { number: '2' })),
        at.store.insert(calls, call('b', { number: '1', candidates: ['x'], title: '井盖' })),
        at.store.update(calls, county, 'taken', 7, { set: { candidates: ['y'] } }),
        at.store.update(calls, county, 'a', 1, { set: { number: '1', candidates: ['x'] } }),
        at.store.update(calls, county, 'missing', 1, {}),
        at.store.insert(calls, call('c', { title: 'x\0' })),
        at.store.insert(calls, call('d', { number: '3', candidates: ['x'] })),
      ])
      const codes = outcomes.map(each =>
        each.status === 'rejected' ? (each.reason as { code: string }).code : 'ok',
      )
      expect(codes).toEqual(['ok', 'DUPLICATE', 'STALE_REV', 'DUPLICATE', 'NOT_FOUND', 'INVALID_VALUE', 'ok'])
      const { items } = await at.store.find(calls, county, { where: { candidates: { any: ['x', 'y'] } } })
      expect(items.map(each => each._id)).toEqual(['d', 'taken'])
      expect(await at.store.count(calls, county)).toBe(3)
      expect(await at.store.count(calls, county, { text: '井盖' })).toBe(0)
    })
  })
}
