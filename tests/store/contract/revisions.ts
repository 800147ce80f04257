import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function revisions(adapter: Adapter): void {
  describe('revisions', () => {
    const at = opened(adapter, [calls])

    it('should refuse a stale revision and change nothing', async () => {
      await at.store.insert(calls, call('a', { due: 1 }))
      await at.store.update(calls, county, 'a', 1, { set: { due: 2 } })
      await expect(at.store.update(calls, county, 'a', 1, { set: { due: 3 } })).rejects.toMatchObject({
        code: 'STALE_REV',
        rev: 1,
        storedRev: 2,
      })
      expect(await at.store.get(calls, county, 'a')).toMatchObject({ due: 2, rev: 2 })
    })

    it('should say that there is nothing to update', async () => {
      await expect(at.store.update(calls, county, 'a', 1, {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    it('should remove only the revision that was named', async () => {
      await at.store.insert(calls, call('a'))
      await expect(at.store.remove(calls, county, 'a', 2)).rejects.toMatchObject({ code: 'STALE_REV' })
      expect(await at.store.remove(calls, county, 'a', 1)).toBe(true)
    })

    it('should let one of many writers of a revision win', async () => {
      await at.store.insert(calls, call('a', { due: 0 }))
      const writers = Array.from({ length: 20 }, (_, i) =>
        at.store.update(calls, county, 'a', 1, { set: { due: i } }),
      )
      const outcomes = await Promise.allSettled(writers)
      expect(outcomes.filter(each => each.status === 'fulfilled')).toHaveLength(1)
      expect((await at.store.get(calls, county, 'a'))?.rev).toBe(2)
    })

    it('should lose no increment of writers who load and decide again', async () => {
      await at.store.insert(calls, call('a', { due: 0 }))
      const increment = async (): Promise<void> => {
        const { rev, due } = (await at.store.get(calls, county, 'a'))!
        await at.store.update(calls, county, 'a', rev, { set: { due: due! + 1 } }).catch(increment)
      }
      await Promise.all(Array.from({ length: 16 }, increment))
      expect(await at.store.get(calls, county, 'a')).toMatchObject({ due: 16, rev: 17 })
    })
  })
}
