import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function turns(adapter: Adapter): void {
  describe('operations of one turn', () => {
    const at = opened(adapter, [calls])

    it('should all be carried out', async () => {
      const ids = Array.from({ length: 300 }, (_, i) => `c${i}`)
      const inserted = await Promise.all(
        ids.map(id => at.store.insert(calls, call(id, { candidates: [id] }))),
      )
      expect(inserted.map(each => each._id)).toEqual(ids)
      const counts = ids.map(id => at.store.count(calls, county, { where: { candidates: { any: [id] } } }))
      expect(new Set(await Promise.all(counts))).toEqual(new Set([1]))
      await Promise.all(ids.map(id => at.store.remove(calls, county, id)))
      expect(await at.store.count(calls, county)).toBe(0)
    })

    it('should let one fail alone, with all that it had done', async () => {
      await at.store.insert(calls, call('taken', { number: '1', candidates: ['x'] }))
      await at.store.insert(calls, call('a', { number: '2' }))
      const outcomes = await Promise.allSettled([
        at.store.insert(calls, call('e', { number: '4' })),
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
      expect(await at.store.count(calls, county)).toBe(4)
      expect(await at.store.count(calls, county, { text: '井盖' })).toBe(0)
    })
  })
}
