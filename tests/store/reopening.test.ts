import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { collection, openStore, openMemoryStore, type Store } from '../../server/store/index.js'
import { call, calls, county, type Call } from './contract/calls.js'
import { freshFolders } from './folder.js'

const folder = freshFolders()
const about = { name: 'x', type: 'text/plain' }

async function text(store: Store, id: string): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of (await store.blobs.get(county, id))!.content) parts.push(part)
  return Buffer.concat(parts).toString()
}

describe('reopening', () => {
  it('should find everything as it was', async () => {
    const data = join(folder(), 'not', 'there', 'yet')
    const first = await openStore({ data, collections: [calls] })
    await first.insert(calls, call('a', { candidates: ['x'], title: '井盖', due: 1 }))
    await first.next(county, 'n')
    await first.blobs.put(county, 'b', Buffer.from('photo'), about)
    await first.close()
    const again = await openStore({ data, collections: [calls] })
    const query = { where: { candidates: { any: ['x'] }, due: { lte: 1 } }, text: '井盖' }
    expect((await again.find(calls, county, query)).items).toMatchObject([{ _id: 'a', rev: 1 }])
    expect(await again.next(county, 'n')).toBe(2)
    expect(await text(again, 'b')).toBe('photo')
    await again.close()
  })

  it('should sweep files that no blob owns, and only those', async () => {
    const data = folder()
    const first = await openStore({ data, collections: [] })
    await first.blobs.put(county, 'b', Buffer.from('photo'), about)
    await first.close()
    mkdirSync(join(data, 'blobs', 'zz'))
    writeFileSync(join(data, 'blobs', 'zz', 'half'), 'pho')
    const again = await openStore({ data, collections: [] })
    expect(readdirSync(join(data, 'blobs', 'zz'))).toEqual([])
    expect(await text(again, 'b')).toBe('photo')
    await again.close()
  })

  it('should index what is stored when a declaration changes', async () => {
    const data = folder()
    const plain = collection<Call>('calls')
    const first = await openStore({ data, collections: [plain] })
    const fields = { number: '1', due: 7, candidates: ['x'], title: '井盖', urgent: true, log: '"x"' }
    for (let i = 0; i < 1200; i++) await first.insert(plain, call(`a${i}`, { ...fields, number: `${i}` }))
    await first.close()

    const indexed = await openStore({ data, collections: [calls] })
    const query = { where: { number: '7', candidates: { any: ['x'] } }, text: '井盖' }
    expect((await indexed.find(calls, county, query)).items).toMatchObject([{ _id: 'a7', log: '"x"' }])
    expect(await indexed.count(calls, county, { where: { candidates: { any: ['x'] } }, text: '井' })).toBe(
      1200,
    )
    const taken = indexed.insert(calls, call('b', { number: '7' }))
    await expect(taken).rejects.toMatchObject({ code: 'DUPLICATE' })
    await indexed.close()

    const back = await openStore({ data, collections: [plain] })
    expect(await back.get(plain, county, 'a7')).toMatchObject({ log: '"x"', urgent: true })
    await back.insert(plain, call('b', { number: '7' }))
    expect(await back.count(plain, county, { where: { number: '7' } })).toBe(2)
    await back.close()

    await expect(openStore({ data, collections: [calls] })).rejects.toMatchObject({ code: 'DUPLICATE' })
    const unharmed = await openStore({ data, collections: [plain] })
    expect(await unharmed.count(plain, county)).toBe(1201)
    await unharmed.close()
  })
})

describe('backup', () => {
  it.each(['folder', 'memory'])(
    'should be a whole store as of one moment, with writes going on (%s)',
    async kind => {
      const store =
        kind === 'folder'
          ? await openStore({ data: folder(), collections: [calls] })
          : await openMemoryStore([calls])
      await store.blobs.put(county, 'kept', Buffer.from('photo'), about)
      await store.blobs.put(county, 'removed', Buffer.from('gone'), about)
      for (let i = 0; i < 200; i++)
        await store.insert(calls, call(`a${i}`, { due: 0, candidates: [`a${i}`] }))
      const to = join(folder(), 'copy')
      const backup = store.backup(to)
      const writing = (async () => {
        await store.blobs.remove(county, 'removed')
        for (let i = 0; i < 200; i++)
          await store.update(calls, county, `a${i}`, 1, { set: { due: 1, candidates: [] } })
      })()
      await Promise.all([backup, writing])
      await expect(store.backup(to)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
      await store.close()

      const copy = await openStore({ data: to, collections: [calls] })
      expect(await copy.count(calls, county)).toBe(200)
      const untouched = await copy.find(calls, county, { where: { due: 0 }, limit: 1000 })
      const having = untouched.items.map(each => each._id)
      expect(await copy.count(calls, county, { where: { candidates: { any: having } } })).toBe(having.length)
      const updated = await copy.find(calls, county, { where: { due: 1 }, sort: ['-_id'], limit: 1000 })
      expect(updated.items.every(each => each.rev === 2)).toBe(true)
      expect(await text(copy, 'kept')).toBe('photo')
      if (await copy.blobs.head(county, 'removed')) expect(await text(copy, 'removed')).toBe('gone')
      await copy.close()
    },
  )
})
