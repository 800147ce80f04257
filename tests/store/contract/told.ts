import { follow } from '../../../server/store/index.js'
import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function told(adapter: Adapter): void {
  describe('being told of writes', () => {
    const at = opened(adapter, [calls])

    it('should come before and after each write, also for one that fails, or not be offered', async () => {
      const { store } = at
      if (!store.told) return
      const heard: (string | undefined)[] = []
      store.told(calls.name, id => void heard.push(id))
      const writing = store.insert(calls, call('a', { seq: 1 }))
      expect(heard).toEqual(['a'])
      await writing
      expect(heard).toEqual(['a', 'a'])
      await expect(store.update(calls, county, 'a', 7, { set: { state: 'open' } })).rejects.toMatchObject({
        code: 'STALE_REV',
      })
      await store.putNewer(calls, call('a', { seq: 2 }), 'seq')
      await store.remove(calls, county, 'a')
      expect(heard).toEqual(Array.from({ length: 8 }, () => 'a'))
      await store.claim(calls, county, { where: { state: 'none' } }, { set: { state: 'mine' } })
      expect(heard.slice(8)).toEqual([undefined, undefined])
    })

    it('should name the documents that follow another', async () => {
      const { store } = at
      if (!store.told) return
      const heard: (string | undefined)[] = []
      store.told(calls.name, id => void heard.push(id))
      const followers = [follow.insert(calls, call('b')), follow.remove(calls, county, 'c')]
      await store.insert(calls, call('a'), { followers })
      expect(heard).toEqual(['a', 'b', 'c', 'a', 'b', 'c'])
    })
  })
}
