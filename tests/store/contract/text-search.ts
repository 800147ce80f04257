import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function textSearch(adapter: Adapter): void {
  describe('text search', () => {
    const at = opened(adapter, [calls])
    const found = async (text: string) =>
      (await at.store.find(calls, county, { text })).items.map(each => each._id)

    beforeEach(async () => {
      await at.store.insert(calls, call('a', { title: '省道大货车乱停乱放', words: ['G204 国道', 'S613'] }))
      await at.store.insert(calls, call('b', { title: '货物占道，大车停放', words: ['Ｓ６１３'] }))
      await at.store.insert(calls, call('c', { body: '大货车' }))
    })

    it('should find a word inside a text', async () => {
      expect(await found('大货车')).toEqual(['a'])
      expect(await found('货车')).toEqual(['a'])
      expect(await found('停放')).toEqual(['b'])
      expect(await found('大车停')).toEqual(['b'])
    })

    it('should find a single character', async () => {
      expect(await found('车')).toEqual(['a', 'b'])
      expect(await found('国')).toEqual(['a'])
    })

    it('should find nothing when the pairs are there but not the word', async () => {
      await at.store.insert(calls, call('d', { title: '道大 大货 货车 车乱' }))
      expect(await found('道大货车乱')).toEqual(['a'])
    })

    it('should want every word, wherever it stands', async () => {
      expect(await found('省道 S613')).toEqual(['a'])
      expect(await found('占道 s613')).toEqual(['b'])
      expect(await found('省道 占道')).toEqual([])
    })

    it('should not care about case and width', async () => {
      expect(await found('ｇ２０４')).toEqual(['a'])
      expect(await found('s613')).toEqual(['a', 'b'])
    })

    it('should not find a word across two texts', async () => {
      expect(await found('放G204')).toEqual([])
    })

    it('should take the characters of patterns for themselves', async () => {
      await at.store.insert(calls, call('d', { title: '100%_.*[ok]"\'' }))
      expect(await found('%_.*[ok]"\'')).toEqual(['d'])
      expect(await found('1.*k')).toEqual([])
    })

    it('should ask nothing with only spaces', async () => {
      expect(await found(' 　')).toEqual(['a', 'b', 'c'])
    })

    it('should follow updates and combine with conditions', async () => {
      await at.store.update(calls, county, 'a', 1, { set: { title: '井盖破损', state: 'open' } })
      expect(await found('货车')).toEqual([])
      const query = { text: '井盖', where: { state: 'open' } }
      expect(await at.store.count(calls, county, query)).toBe(1)
      await at.store.update(calls, county, 'a', 2, { unset: ['title', 'words'] })
      expect(await found('井盖')).toEqual([])
    })
  })
}
