import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function uniqueIndexes(adapter: Adapter): void {
  describe('unique indexes', () => {
    const at = opened(adapter, [calls])

    it('should refuse a second document with the same values, naming them', async () => {
      await at.store.insert(calls, call('a', { number: '1' }))
      await expect(at.store.insert(calls, call('b', { number: '1' }))).rejects.toMatchObject({
        code: 'DUPLICATE',
        fields: ['county', 'number'],
      })
      expect(await at.store.get(calls, county, 'b')).toBeUndefined()
    })

    it('should refuse a second document with the same id', async () => {
      await at.store.insert(calls, call('a', { state: 'first' }))
      await expect(at.store.insert(calls, call('a'))).rejects.toMatchObject({
        code: 'DUPLICATE',
        fields: ['_id'],
      })
      expect((await at.store.get(calls, county, 'a'))?.state).toBe('first')
    })

    it('should refuse an update into the values of another', async () => {
      await at.store.insert(calls, call('a', { number: '1' }))
      await at.store.insert(calls, call('b', { number: '2' }))
      await expect(at.store.update(calls, county, 'b', 1, { set: { number: '1' } })).rejects.toMatchObject({
        code: 'DUPLICATE',
      })
      expect(await at.store.get(calls, county, 'b')).toMatchObject({ number: '2', rev: 1 })
    })

    it('should hold within a county only', async () => {
      await at.store.insert(calls, call('a', { number: '1' }))
      await at.store.insert(calls, { _id: 'b', county: 'other', number: '1' })
      expect(await at.store.count(calls, 'other', { where: { number: '1' } })).toBe(1)
    })

    it('should let any number of documents lack a value', async () => {
      await at.store.insert(calls, call('a'))
      await at.store.insert(calls, call('b'))
      await at.store.update(calls, county, 'a', 1, { set: { state: 'x' } })
      expect(await at.store.count(calls, county)).toBe(2)
    })

    it('should free a value with its document', async () => {
      await at.store.insert(calls, call('a', { number: '1' }))
      await at.store.update(calls, county, 'a', 1, { unset: ['number'] })
      await at.store.insert(calls, call('b', { number: '1' }))
      await at.store.remove(calls, county, 'b')
      await at.store.insert(calls, call('c', { number: '1' }))
      expect(await at.store.count(calls, county)).toBe(2)
    })

    it('should let one of many at once have a value', async () => {
      const ids = Array.from({ length: 10 }, (_, i) => `c${i}`)
      const outcomes = await Promise.allSettled(
        ids.map(id => at.store.insert(calls, call(id, { number: '1' }))),
      )
      expect(outcomes.filter(each => each.status === 'fulfilled')).toHaveLength(1)
      expect(await at.store.count(calls, county)).toBe(1)
    })
  })
}
