import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function claims(adapter: Adapter): void {
  describe('claims', () => {
    const at = opened(adapter, [calls])

    it('should take the first of those selected, patch it and return it', async () => {
      await at.store.insert(calls, call('a', { state: 'open', due: 2 }))
      await at.store.insert(calls, call('b', { state: 'open', due: 1 }))
      await at.store.insert(calls, call('c', { state: 'done', due: 0 }))
      const query = { where: { state: 'open' }, sort: ['due'] } as const
      const claimed = await at.store.claim(calls, county, query, { set: { state: 'taken' }, unset: ['due'] })
      expect(claimed).toEqual({ _id: 'b', county, rev: 2, state: 'taken' })
      expect(await at.store.get(calls, county, 'b')).toEqual(claimed)
    })

    it('should find nothing to claim', async () => {
      await at.store.insert(calls, { _id: 'a', county: 'other', state: 'open' })
      expect(await at.store.claim(calls, county, { where: { state: 'open' } }, {})).toBeUndefined()
    })

    it('should give each document to one of many claimers', async () => {
      const total = 100
      await Promise.all(
        Array.from({ length: total }, (_, i) =>
          at.store.insert(calls, call(`c${i}`, { state: 'open', due: i })),
        ),
      )
      const taken: string[] = []
      const work = async (claimer: number) => {
        for (;;) {
          const query = { where: { state: 'open' }, sort: ['due'] } as const
          const claimed = await at.store.claim(calls, county, query, {
            set: { state: `taken by ${claimer}` },
          })
          if (!claimed) return
          taken.push(claimed._id)
        }
      }
      await Promise.all(Array.from({ length: 16 }, (_, i) => work(i)))
      expect(new Set(taken).size).toBe(total)
      expect(taken).toHaveLength(total)
    })
  })
}
