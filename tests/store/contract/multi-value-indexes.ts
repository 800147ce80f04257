import { type Adapter, opened } from './adapter.js'
import type { Condition } from '../../../server/store/index.js'
import { call, calls, county, type Call } from './calls.js'

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

    it('should page in every order what has any of several values, each once', async () => {
      const random = randomNumbers(7)
      const pick = <V>(values: readonly V[]) => values[Math.floor(random() * values.length)]!
      const some = () => ['w', 'x', 'y', 'z'].filter(() => random() < 0.4)
      for (let i = 0; i < 80; i++) {
        const due = pick([undefined, 1, 2, 3])
        const fields = { candidates: some(), state: pick(['open', 'done']), ...(due ? { due } : {}) }
        await at.store.insert(calls, call(`c${String(i).padStart(2, '0')}`, fields))
      }
      const dues: Condition[] = [null, { gte: 2 }, { lt: 3 }, { gt: 1, lte: 3 }, { in: [1, 3] }, { ne: 2 }]
      const orders = [
        ['due'],
        ['-due'],
        ['state', '-due'],
        ['-state', 'due'],
        ['_id'],
        ['number', 'due'],
      ] as const
      for (let round = 0; round < 60; round++) {
        const any = some()
        const where = {
          candidates: { any },
          ...(random() < 0.7 ? { state: pick(['open', 'done']) } : {}),
          ...(random() < 0.5 ? { due: pick(dues) } : {}),
        }
        const sort = pick(orders)
        const { candidates: _any, ...rest } = where
        const plain = await at.store.find(calls, county, { where: rest, sort, limit: 1000 })
        const expected = plain.items.filter(each => each.candidates!.some(value => any.includes(value)))
        const found: Call[] = []
        for (let after: string | undefined, first = true; first || after; first = false) {
          const page = await at.store.find(calls, county, {
            where,
            sort,
            limit: 7,
            ...(after ? { after } : {}),
          })
          found.push(...page.items)
          after = page.next
        }
        expect(found).toEqual(expected)
        expect(await at.store.count(calls, county, { where })).toBe(expected.length)
      }
    })

    it('should follow what is searched together with the values', async () => {
      await at.store.insert(calls, call('a', { candidates: ['x', 'y'], state: 'open', due: 1 }))
      await at.store.update(calls, county, 'a', 1, { set: { state: 'done', candidates: ['y', 'z'] } })
      const states = async (value: string, state: string) =>
        (
          await at.store.find(calls, county, {
            where: { candidates: { any: [value] }, state },
            sort: ['due'],
          })
        ).items.length
      expect([await states('y', 'open'), await states('y', 'done'), await states('z', 'done')]).toEqual([
        0, 1, 1,
      ])
      await at.store.remove(calls, county, 'a')
      expect(await states('y', 'done')).toBe(0)
    })

    it('should refuse the operator on a field that is not declared for it', async () => {
      await expect(at.store.find(calls, county, { where: { state: { any: ['x'] } } })).rejects.toMatchObject({
        code: 'INVALID_QUERY',
      })
    })
  })
}

/** The same numbers from 0 to 1 for each seed. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}
