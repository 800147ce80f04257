import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { backup, openUsable, restore, upgrade } from '../../server/moving/index.js'
import { openStore, type Store } from '../../server/store/index.js'
import { bytes, calls, collections, county, fill, freshFolders, now, people, program } from './county.js'

const folder = freshFolders()
const known = { program, now, dataVersion: 1 }

const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})

async function opened(data: string): Promise<Store> {
  const store = await openStore({ data, collections })
  stores.push(store)
  return store
}

async function closed(store: Store): Promise<void> {
  stores.splice(stores.indexOf(store), 1)
  await store.close()
}

async function served(n = 40): Promise<{ data: string; store: Store }> {
  const data = folder()
  const store = await opened(data)
  await upgrade({ store, collections, migrations: [], program, now })
  await fill(store, n)
  return { data, store }
}

describe('backup and restore', () => {
  it('should bring back what was there, from a store that went on', async () => {
    const { data, store } = await served()
    const [copy, elsewhere] = [folder(), folder()]
    const before = await store.get(calls, county, 'call-000001')
    const note = await backup({ ...known, data, folder: copy })
    expect(note).toMatchObject({
      dataVersion: 1,
      counties: ['341600', '341623'],
      documents: { calls: 37, people: 1, dataVersion: 1 },
      blobs: { count: 4 },
    })
    await store.update(calls, county, 'call-000001', before!.rev, { set: { state: 'later' } })
    await store.blobs.remove(county, 'f1')
    const { note: told, aside } = await restore({ ...known, folder: copy, data: elsewhere })
    expect([told, aside]).toEqual([note, undefined])
    const back = await opened(elsewhere)
    expect(await back.get(calls, county, 'call-000001')).toEqual(before)
    expect((await bytes((await back.blobs.get(county, 'f1'))!.content)).toString()).toBe('photo f1')
    expect(await back.get(people, county, 'li')).toMatchObject({ name: '李建国' })
    expect(statSync(join(copy, 'backup.json')).mode & 0o077).toBe(0)
  })

  it('should be of one moment while attachments come and go', async () => {
    const { data, store } = await served()
    const about = { name: '照片.jpg', type: 'image/jpeg' }
    let going = true
    const load = (async () => {
      for (let i = 0; going; i++) {
        await store.blobs.put(county, `load-${i}`, Buffer.alloc(20_000, `${i}`), about)
        if (i > 3) await store.blobs.remove(county, `load-${i - 3}`)
      }
    })()
    for (let i = 0; i < 3; i++) {
      const [copy, elsewhere] = [folder(), folder()]
      await backup({ ...known, data, folder: copy })
      await restore({ ...known, folder: copy, data: elsewhere })
    }
    going = false
    await load
  })

  it('should overwrite nothing, and set aside what it is told to replace', async () => {
    const { data, store } = await served()
    const copy = folder()
    await backup({ ...known, data, folder: copy })
    await expect(backup({ ...known, data, folder: copy })).rejects.toMatchObject({ code: 'NOT_EMPTY' })
    await expect(restore({ ...known, folder: copy, data, force: true })).rejects.toMatchObject({
      code: 'IN_USE',
    })
    await store.insert(people, { _id: 'later', county, name: '后来的人' })
    await closed(store)
    await expect(restore({ ...known, folder: copy, data })).rejects.toMatchObject({ code: 'NOT_EMPTY' })
    const { aside } = await restore({ ...known, folder: copy, data, force: true })
    expect(aside).toBe(`${data}.before-restore-20261124T080000`)
    expect(await (await opened(data)).get(people, county, 'later')).toBeUndefined()
    expect(await (await opened(aside!)).get(people, county, 'later')).toMatchObject({ name: '后来的人' })
  })

  it('should refuse what is damaged, and leave nothing behind', async () => {
    const { data } = await served()
    const copy = folder()
    await backup({ ...known, data, folder: copy })
    const blob = join('blobs', await someBlob(copy))
    const damages: [string, (path: string) => void][] = [
      ['huying.db', path => flip(path, statSync(path).size - 100)],
      ['huying.db', path => truncateSync(path, 8192)],
      ['huying.db', path => rmSync(path)],
      [blob, path => flip(path, 1)],
      [blob, path => appendFileSync(path, 'x')],
      [blob, path => rmSync(path)],
      ['backup.json', path => truncateSync(path, 40)],
    ]
    for (const [file, damage] of damages) {
      const [bad, elsewhere] = [folder(), folder()]
      cpSync(copy, bad, { recursive: true })
      damage(join(bad, file))
      const restored = restore({ ...known, folder: bad, data: elsewhere })
      await expect(restored).rejects.toMatchObject({
        code: 'DAMAGED',
        message: expect.stringContaining(file),
      })
      expect(existsSync(elsewhere)).toBe(false)
    }
  })

  it('should refuse what is newer or no backup', async () => {
    const { data } = await served()
    const [copy, elsewhere] = [folder(), folder()]
    await backup({ ...known, data, folder: copy })
    const path = join(copy, 'backup.json')
    const note = JSON.parse(readFileSync(path, 'utf8')) as object
    for (const change of [{ format: 2 }, { dataVersion: 2 }]) {
      writeFileSync(path, JSON.stringify({ ...note, ...change }))
      const restored = restore({ ...known, folder: copy, data: elsewhere })
      await expect(restored).rejects.toMatchObject({ code: 'NEWER' })
    }
    rmSync(path)
    const restored = restore({ ...known, folder: copy, data: elsewhere })
    await expect(restored).rejects.toMatchObject({ code: 'NOT_WHAT_IT_IS' })
    const nothing = backup({ ...known, data: elsewhere, folder: folder() })
    await expect(nothing).rejects.toMatchObject({ code: 'NOT_WHAT_IT_IS' })
  })

  it('should say that the data are damaged rather than keep a damaged copy', async () => {
    const { data } = await served(400)
    for (const from of [8192, 0]) {
      const [copy, bad, never] = [folder(), folder(), folder()]
      await backup({ ...known, data, folder: copy })
      await restore({ ...known, folder: copy, data: bad })
      const file = join(bad, 'huying.db')
      for (let at = from; at < statSync(file).size; at += 4096) flip(file, at)
      const taken = backup({ ...known, data: bad, folder: never })
      await expect(taken).rejects.toMatchObject({ code: 'DAMAGED' })
      expect(existsSync(never)).toBe(false)
    }
  })

  it('should open no data folder of a newer program, and leave it as it is', async () => {
    const { data, store } = await served()
    await closed(store)
    const migrations = [
      { version: 2, name: 'nothing', batch: () => Promise.resolve({ after: null, seen: 0 }) },
    ]
    const newerStore = await opened(data)
    await upgrade({ store: newerStore, collections, migrations, program, now })
    await closed(newerStore)
    const before = readFileSync(join(data, 'huying.db'))
    await expect(openUsable({ data, collections }, 1)).rejects.toMatchObject({ code: 'NEWER' })
    expect(readFileSync(join(data, 'huying.db')).equals(before)).toBe(true)
    stores.push(await openUsable({ data, collections }, 2))
  })
})

async function someBlob(copy: string): Promise<string> {
  const { examine } = await import('../../server/store/index.js')
  const open = examine(copy)!
  const [first] = open.blobs()
  open.close()
  return first!.file.replace('blobs/', '')
}

function flip(path: string, at: number): void {
  const all = readFileSync(path)
  all[at] = all[at]! ^ 0xff
  writeFileSync(path, all)
}
