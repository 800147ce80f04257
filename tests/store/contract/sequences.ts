import { type Adapter, opened } from './adapter.js'

export function sequences(adapter: Adapter): void {
  describe('sequences', () => {
    const at = opened(adapter, [])

    it('should count from 1, each by itself', async () => {
      expect(await at.store.next('shifan', 'HJ2026')).toBe(1)
      expect(await at.store.next('shifan', 'HJ2026')).toBe(2)
      expect(await at.store.next('shifan', 'HJ2027')).toBe(1)
      expect(await at.store.next('other', 'HJ2026')).toBe(1)
    })

    it('should give no number twice', async () => {
      const numbers = await Promise.all(Array.from({ length: 200 }, () => at.store.next('shifan', 'HJ2026')))
      expect(new Set(numbers).size).toBe(200)
    })
  })
}
