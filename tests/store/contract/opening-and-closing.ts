import { collection, type Document } from '../../../server/store/index.js'
import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function openingAndClosing(adapter: Adapter): void {
  describe('opening and closing', () => {
    const at = opened(adapter, [calls])

    it('should refuse a collection that was not named', async () => {
      await expect(at.store.count(collection<Document>('others'), county)).rejects.toMatchObject({
        code: 'UNKNOWN_COLLECTION',
      })
    })

    it('should be healthy', async () => {
      expect(await at.store.health()).toEqual({ writable: true })
    })

    it('should finish what was issued before the close, and refuse what comes after', async () => {
      await at.store.insert(calls, call('a'))
      const issued = [
        at.store.update(calls, county, 'a', 1, {}),
        at.store.get(calls, county, 'a'),
        at.store.blobs.put(county, 'b', Buffer.from('x'), { name: 'x', type: 'text/plain' }),
      ]
      const closing = at.store.close()
      const late = [
        at.store.insert(calls, call('c')),
        at.store.count(calls, county),
        at.store.next(county, 'x'),
      ]
      for (const each of late) await expect(each).rejects.toMatchObject({ code: 'STORE_CLOSED' })
      expect(await Promise.all(issued)).toMatchObject([{ _id: 'a' }, { _id: 'a' }, { id: 'b' }])
      await closing
      await at.store.close()
      await expect(at.store.blobs.head(county, 'b')).rejects.toMatchObject({ code: 'STORE_CLOSED' })
      expect(await at.store.health()).toMatchObject({ writable: false })
    })
  })
}
