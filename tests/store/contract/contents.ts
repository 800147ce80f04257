import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const each of from) items.push(each)
  return items
}

export function contents(adapter: Adapter): void {
  describe('contents', () => {
    const at = opened(adapter, [calls])

    it('should load documents with their revisions, found by every index', async () => {
      const moved = { ...call('a', { number: '1', candidates: ['li'], title: '占道经营', due: 5 }), rev: 7 }
      await at.store.contents.load(calls, [moved, { ...call('b'), county: 'other', rev: 1 }])
      expect(await at.store.get(calls, county, 'a')).toEqual(moved)
      expect(await at.store.get(calls, 'other', 'b')).toMatchObject({ rev: 1 })
      const query = { where: { candidates: { any: ['li'] } }, text: '经营' }
      expect((await at.store.find(calls, county, query)).items).toEqual([moved])
      expect(await at.store.update(calls, county, 'a', 7, { set: { due: 6 } })).toMatchObject({
        rev: 8,
        due: 6,
      })
    })

    it('should replace what is there when it is loaded again', async () => {
      const moved = { ...call('a', { candidates: ['li'], title: '占道经营', due: 5 }), rev: 3 }
      await at.store.contents.load(calls, [{ ...moved, candidates: ['wang'], title: '噪声', due: 4 }])
      await at.store.contents.load(calls, [moved])
      await at.store.contents.load(calls, [moved])
      expect((await at.store.find(calls, county)).items).toEqual([moved])
      expect(await at.store.count(calls, county, { where: { candidates: { any: ['wang'] } } })).toBe(0)
      expect(await at.store.count(calls, county, { text: '噪声' })).toBe(0)
    })

    it('should load more than goes into one command', async () => {
      const many = Array.from({ length: 230 }, (_, i) => ({ ...call(`c${i}`, { seq: i }), rev: 2 }))
      await at.store.contents.load(calls, many)
      const { values } = (
        await at.store.group(calls, county, { by: [], measures: { n: 'count', sum: { sum: 'seq' } } })
      )[0]!
      expect(values).toEqual({ n: 230, sum: (229 * 230) / 2 })
    })

    it('should refuse what breaks a unique index or is no document', async () => {
      await at.store.insert(calls, call('a', { number: '1' }))
      const taken = { ...call('b', { number: '1' }), rev: 1 }
      await expect(at.store.contents.load(calls, [taken])).rejects.toMatchObject({ code: 'DUPLICATE' })
      const lacking = { ...call('c'), rev: 0 }
      await expect(at.store.contents.load(calls, [lacking])).rejects.toMatchObject({ code: 'INVALID_VALUE' })
      expect(await at.store.count(calls, county)).toBe(1)
    })

    it('should tell sequences and take them on', async () => {
      await at.store.next(county, 'HJ2026')
      await at.store.next(county, 'HJ2026')
      await at.store.next('other', 'HJ2026')
      await at.store.contents.raise({ county, name: 'HJ2026', value: 1 })
      await at.store.contents.raise({ county, name: 'HJ2027', value: 41 })
      expect(await at.store.next(county, 'HJ2027')).toBe(42)
      const told = await all(at.store.contents.sequences())
      expect(told.map(each => JSON.stringify(each)).sort()).toEqual(
        [
          { county: 'other', name: 'HJ2026', value: 1 },
          { county, name: 'HJ2026', value: 2 },
          { county, name: 'HJ2027', value: 42 },
        ].map(each => JSON.stringify(each)),
      )
    })

    it('should tell every blob once', async () => {
      const about = { name: '照片.jpg', type: 'image/jpeg' }
      const ids = Array.from({ length: 12 }, (_, i) => `f${i}`)
      const put = await Promise.all(
        ids.map(id => at.store.blobs.put(id === 'f3' ? 'other' : county, id, Buffer.from(id), about)),
      )
      const told = await all(at.store.contents.blobs())
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
      expect(told.sort(byId)).toEqual(put.sort(byId))
    })

    it('should mark each document anew with every write, and one that comes back', async () => {
      const marks = async () =>
        new Map((await all(at.store.contents.marks(calls))).map(each => [each._id, each.mark]))
      await at.store.insert(calls, call('a', { due: 1 }))
      await at.store.insert(calls, { ...call('b'), county: 'other' })
      const before = await marks()
      expect([...before.keys()]).toEqual(['a', 'b'])
      await at.store.update(calls, 'other', 'b', 1, { set: { due: 2 } })
      await at.store.remove(calls, county, 'a')
      await at.store.insert(calls, call('a', { due: 3 }))
      const after = await marks()
      expect(after.get('a')).not.toBe(before.get('a'))
      expect(after.get('b')).not.toBe(before.get('b'))
      expect(await marks()).toEqual(after)
    })
  })
}
