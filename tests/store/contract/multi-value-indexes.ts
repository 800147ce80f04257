import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function multiValueIndexes(adapter: Adapter): void {
  describe('multi-value indexes', () => {
    const at = opened(adapter, [calls])
    const having = async (...values: string[]) => {
      const { items } = await at.store.find(calls, county, { where: { candidates: { any: values } } })
      return items.map(each => each._id)
    }

    it('should find whoever has any of the values, once', async () => {
      await at.store.insert(calls, call('a', { candidates: ['clerk', 'head', 'clerk'] }))
      await at.store.insert(calls, call('b', { candidates: ['head'] }))
      await at.store.insert(calls, call('c', { candidates: [] }))
      await at.store.insert(calls, call('d'))
      expect(await having('clerk')).toEqual(['a'])
      expect(await having('clerk', 'head')).toEqual(['a', 'b'])
      expect(await having('leader')).toEqual([])
      expect(await having()).toEqual([])
    })

    it('should follow updates', async () => {
      await at.store.insert(calls, call('a', { candidates: ['clerk', 'head'] }))
      await at.store.update(calls, county, 'a', 1, { set: { candidates: ['head', 'leader'] } })
      expect(await having('clerk')).toEqual([])
      expect(await having('head')).toEqual(['a'])
      expect(await having('leader')).toEqual(['a'])
      await at.store.update(calls, county, 'a', 2, { unset: ['candidates'] })
      expect(await having('head', 'leader')).toEqual([])
    })

    it('should keep numbers apart from text and counties apart from each other', async () => {
      await at.store.insert(calls, call('a', { levels: [1, 2], candidates: ['1'] }))
      await at.store.insert(calls, { _id: 'b', county: 'other', levels: [1], candidates: ['1'] })
      expect(await at.store.count(calls, county, { where: { levels: { any: [1] } } })).toBe(1)
      expect(await at.store.count(calls, county, { where: { levels: { any: ['1'] } } })).toBe(0)
      expect(await having('1')).toEqual(['a'])
    })

    it('should combine with other conditions, sorts and pages', async () => {
      for (const [id, due] of [3, 1, 2].entries()) {
        await at.store.insert(
          calls,
          call(`c${id}`, { candidates: ['x', 'y'], due, state: due === 1 ? 'done' : 'open' }),
        )
      }
      const query = {
        where: { candidates: { any: ['x', 'y'] }, state: 'open' },
        sort: ['-due'],
        limit: 1,
      } as const
      const first = await at.store.find(calls, county, query)
      const second = await at.store.find(calls, county, { ...query, after: first.next })
      expect([first, second].flatMap(page => page.items.map(each => each.due))).toEqual([3, 2])
      expect(second.next).toBeUndefined()
    })

    it('should refuse the operator on a field that is not declared for it', async () => {
      await expect(at.store.find(calls, county, { where: { state: { any: ['x'] } } })).rejects.toMatchObject({
        code: 'INVALID_QUERY',
      })
    })
  })
}
