import { createHash } from 'node:crypto'
import { type Adapter, opened } from './adapter.js'
import { county } from './calls.js'

const about = { name: '现场照片.jpg', type: 'image/jpeg' }

async function* chunks(...parts: Uint8Array[]) {
  for (const part of parts) yield await Promise.resolve(part)
}

async function bytes(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}

export function blobs(adapter: Adapter): void {
  describe('blobs', () => {
    const at = opened(adapter, [])

    it('should give back what was put, and say what it is', async () => {
      const content = Buffer.alloc(300_000, 'photo')
      const sha256 = createHash('sha256').update(content).digest('hex')
      const info = await at.store.blobs.put(county, 'a', content, about)
      expect(info).toEqual({ county, id: 'a', ...about, size: 300_000, sha256 })
      expect(await at.store.blobs.head(county, 'a')).toEqual(info)
      const found = await at.store.blobs.get(county, 'a')
      expect(found?.info).toEqual(info)
      expect((await bytes(found!.content)).equals(content)).toBe(true)
    })

    it('should take content in pieces, and none at all', async () => {
      await at.store.blobs.put(county, 'a', chunks(Buffer.from('呼'), Buffer.from('应')), about)
      await at.store.blobs.put(county, 'b', chunks(), about)
      expect((await bytes((await at.store.blobs.get(county, 'a'))!.content)).toString()).toBe('呼应')
      expect((await at.store.blobs.head(county, 'b'))?.size).toBe(0)
    })

    it('should keep counties apart, whatever the id looks like', async () => {
      await at.store.blobs.put(county, '../../etc/x', Buffer.from('a'), about)
      await at.store.blobs.put('other', '../../etc/x', Buffer.from('b'), about)
      expect((await bytes((await at.store.blobs.get(county, '../../etc/x'))!.content)).toString()).toBe('a')
      expect(await at.store.blobs.get('third', '../../etc/x')).toBeUndefined()
    })

    it('should accept the same content again and refuse another', async () => {
      const info = await at.store.blobs.put(county, 'a', Buffer.from('one'), about)
      expect(await at.store.blobs.put(county, 'a', Buffer.from('one'), about)).toEqual(info)
      await expect(at.store.blobs.put(county, 'a', Buffer.from('two'), about)).rejects.toMatchObject({
        code: 'DUPLICATE',
      })
      expect((await bytes((await at.store.blobs.get(county, 'a'))!.content)).toString()).toBe('one')
    })

    it('should let one of many contents have an id', async () => {
      const contents = ['a', 'b', 'c', 'd']
      const puts = contents.map(each => at.store.blobs.put(county, 'x', Buffer.from(each), about))
      const outcomes = await Promise.allSettled(puts)
      const won = contents.filter((_, i) => outcomes[i]!.status === 'fulfilled')
      expect(won).toHaveLength(1)
      expect((await bytes((await at.store.blobs.get(county, 'x'))!.content)).toString()).toBe(won[0])
    })

    it('should refuse what is too large or breaks off, and keep nothing of it', async () => {
      const parts = chunks(Buffer.alloc(600), Buffer.alloc(600))
      await expect(
        at.store.blobs.put(county, 'a', parts, { ...about, maxBytes: 1000 }),
      ).rejects.toMatchObject({
        code: 'TOO_LARGE',
      })
      async function* broken() {
        yield await Promise.resolve(Buffer.alloc(10))
        throw new Error('the connection broke')
      }
      await expect(at.store.blobs.put(county, 'a', broken(), about)).rejects.toThrow('the connection broke')
      expect(await at.store.blobs.head(county, 'a')).toBeUndefined()
      await at.store.blobs.put(county, 'a', Buffer.alloc(1000), { ...about, maxBytes: 1000 })
    })

    it('should remove once', async () => {
      await at.store.blobs.put(county, 'a', Buffer.from('x'), about)
      expect(await at.store.blobs.remove(county, 'a')).toBe(true)
      expect(await at.store.blobs.remove(county, 'a')).toBe(false)
      expect(await at.store.blobs.get(county, 'a')).toBeUndefined()
    })
  })
}
