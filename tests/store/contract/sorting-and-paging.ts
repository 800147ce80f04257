import type { Query } from '../../../server/store/index.js'
import { type Adapter, opened } from './adapter.js'
import { call, calls, county, type Call } from './calls.js'

export function sortingAndPaging(adapter: Adapter): void {
  describe('sorting and paging', () => {
    const at = opened(adapter, [calls])

    async function pages(query: Query<Call>): Promise<string[][]> {
      const ids: string[][] = []
      let after: string | undefined
      do {
        const page = await at.store.find(calls, county, { ...query, after })
        ids.push(page.items.map(each => each._id))
        after = page.next
      } while (after !== undefined)
      return ids
    }

    const insert = (rows: Partial<Call>[]) =>
      Promise.all(rows.map((fields, i) => at.store.insert(calls, call('abcdefghij'.charAt(i), fields))))

    it('should sort by id when nothing is said', async () => {
      await Promise.all(['c', 'a', 'b'].map(id => at.store.insert(calls, call(id))))
      expect(await pages({})).toEqual([['a', 'b', 'c']])
    })

    it('should put absent values first, and last when descending', async () => {
      await insert([{ due: 2 }, {}, { due: 1 }, { due: undefined }])
      expect(await pages({ sort: ['due'] })).toEqual([['b', 'd', 'c', 'a']])
      expect(await pages({ sort: ['-due'] })).toEqual([['a', 'c', 'd', 'b']])
    })

    it('should break ties by id, in the direction of the last field', async () => {
      await insert([{ due: 1 }, { due: 1 }, { due: 0 }])
      expect(await pages({ sort: ['due'] })).toEqual([['c', 'a', 'b']])
      expect(await pages({ sort: ['-due'] })).toEqual([['b', 'a', 'c']])
    })

    const mixed: Partial<Call>[] = [
      { state: 'x', due: 1, urgent: true },
      { state: 'x', due: 2 },
      { state: 'y', urgent: false },
      { due: 1, body: '呼' },
      { state: 'y', due: 3, urgent: true, body: '应' },
      {},
      { state: 'x', urgent: true },
      { due: 2, body: '呼' },
    ]

    it.each<{ sort: NonNullable<Query<Call>['sort']> }>([
      { sort: [] },
      { sort: ['due'] },
      { sort: ['-due'] },
      { sort: ['state', 'due'] },
      { sort: ['state', '-due'] },
      { sort: ['-state', 'due', '-body'] },
      { sort: ['-urgent', 'body'] },
      { sort: ['-_id'] },
    ])('should page through $sort as through one list, for every size of page', async ({ sort }) => {
      await insert(mixed)
      const [whole] = await pages({ sort })
      expect([...whole!].sort()).toEqual([...'abcdefgh'])
      for (const limit of [1, 2, 3, 7, 8]) {
        const parts = await pages({ sort, limit })
        expect(parts.flat()).toEqual(whole)
        expect(parts.slice(0, -1).every(part => part.length === limit)).toBe(true)
      }
    })

    it('should skip nothing when the documents of a page go before the next is asked for', async () => {
      await insert([{ due: 1 }, { due: 1 }, { due: 2 }, { due: 2 }])
      const first = await at.store.find(calls, county, { sort: ['due'], limit: 2 })
      await Promise.all(first.items.map(each => at.store.remove(calls, county, each._id)))
      const second = await at.store.find(calls, county, { sort: ['due'], limit: 2, after: first.next })
      expect(second.items.map(each => each._id)).toEqual(['c', 'd'])
      expect(second.next).toBeUndefined()
    })

    it('should refuse a cursor that is broken or of another sort', async () => {
      await insert([{ due: 1 }, { due: 2 }])
      const { next } = await at.store.find(calls, county, { sort: ['due'], limit: 1 })
      for (const query of [
        { sort: ['-due'], after: next },
        { after: 'nonsense' },
        { after: '' },
      ] as Query<Call>[]) {
        await expect(at.store.find(calls, county, query)).rejects.toMatchObject({ code: 'INVALID_CURSOR' })
      }
    })

    it.each([0, -1, 1.5, NaN, 1001])('should refuse pages of %p documents', async limit => {
      await expect(at.store.find(calls, county, { limit })).rejects.toMatchObject({ code: 'INVALID_QUERY' })
    })

    it('should stream every document once, in order, over many pages', async () => {
      await Promise.all(
        Array.from({ length: 1203 }, (_, i) =>
          at.store.insert(calls, call(`c${i}`, { due: i % 7, state: 'open' })),
        ),
      )
      await at.store.insert(calls, call('other', { state: 'done' }))
      const dues: number[] = []
      const ids = new Set<string>()
      for await (const each of at.store.stream(calls, county, { where: { state: 'open' }, sort: ['due'] })) {
        dues.push(each.due!)
        ids.add(each._id)
      }
      expect(ids.size).toBe(1203)
      expect(dues).toHaveLength(1203)
      expect(dues).toEqual([...dues].sort())
    })
  })
}
