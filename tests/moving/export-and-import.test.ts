import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { exportAll, importAll, readDataVersion, upgrade, type Progress } from '../../server/moving/index.js'
import { tallyOf } from '../../server/moving/tally.js'
import { EVERY_COUNTY, openMemoryStore, openStore, type Store } from '../../server/store/index.js'
import { bytes, calls, collections, county, fill, freshFolders, now, people, program } from './county.js'

const folder = freshFolders()
const known = { collections, program, now, dataVersion: 1 }

const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})

async function empty(): Promise<Store> {
  const store = await openMemoryStore(collections)
  stores.push(store)
  return store
}

async function filled(n = 200): Promise<Store> {
  const store = await empty()
  await upgrade({ store, collections, migrations: [], program, now })
  await fill(store, n)
  return store
}

/** Ends an export or an import as a kill would, after so many progress lines. */
function brokenOffAfter(lines: number): (progress: Progress) => void {
  return () => {
    if (lines-- === 0) throw new Error('killed')
  }
}

async function everything(store: Store) {
  return {
    calls: await tallyOf(store.stream(calls, EVERY_COUNTY)),
    people: await tallyOf(store.stream(people, EVERY_COUNTY)),
    sequences: await tallyOf(store.contents.sequences()),
    blobs: await tallyOf(store.contents.blobs()),
  }
}

describe('export and import', () => {
  it('should carry everything from a store into another', async () => {
    const [from, to, dir] = [await filled(), await openStore({ data: folder(), collections }), folder()]
    stores.push(to)
    const manifest = await exportAll({ ...known, store: from, folder: dir })
    expect(manifest).toMatchObject({ counties: ['341600', '341623'], dataVersion: 1, program })
    await importAll({ ...known, store: to, folder: dir })
    expect(await everything(to)).toEqual(await everything(from))
    const some = 'call-000006'
    expect(await to.get(calls, county, some)).toEqual(await from.get(calls, county, some))
    expect(await to.find(calls, county, { text: '第6件 𠮷' })).toMatchObject({ items: [{ _id: some }] })
    expect(await to.next(county, 'HJ2026')).toBe(await from.next(county, 'HJ2026'))
    const { content } = (await to.blobs.get(county, '../f3'))!
    expect((await bytes(content)).toString()).toBe('photo ../f3')
    await expect(upgrade({ store: to, collections, migrations: [], program, now })).resolves.toBeUndefined()
  })

  it('should write files that ordinary tools can read and check', async () => {
    const [from, dir] = [await filled(20), folder()]
    const { documents } = await exportAll({ ...known, store: from, folder: dir })
    const { file, sha256, count } = documents.calls!
    const lines = execFileSync('zcat', [join(dir, file)], { encoding: 'utf8' })
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(count)
    expect(JSON.parse(lines[0]!)).toEqual(await from.get(calls, '341623', 'call-000000'))
    expect(execFileSync('sha256sum', [join(dir, file)], { encoding: 'utf8' })).toContain(sha256)
    expect(statSync(join(dir, file)).mode & 0o077).toBe(0)
  })

  it('should go on with an export that was broken off, wherever that was', async () => {
    const from = await filled(4500)
    const whole = await exportAll({ ...known, store: from, folder: folder() })
    expect(whole.documents.calls!.chunks.length).toBeGreaterThan(2)
    for (const lines of [0, 2, 3, 5, 6]) {
      const dir = folder()
      const broken = exportAll({ ...known, store: from, folder: dir, tell: brokenOffAfter(lines) })
      await expect(broken).rejects.toThrow('killed')
      if (lines > 1) {
        appendFileSync(join(dir, 'documents/calls.jsonl.gz'), 'half a piece')
        appendFileSync(join(dir, 'export.journal'), '{"part":"documents/calls","chu')
      }
      const told: Progress[] = []
      const manifest = await exportAll({ ...known, store: from, folder: dir, tell: each => told.push(each) })
      expect(manifest).toEqual(whole)
      if (lines === 2) expect(told[0]).toEqual({ part: 'documents/calls', done: 4000, total: 4091 })
    }
  })

  it('should not mix two states of a store in one export', async () => {
    const [from, dir] = [await filled(), folder()]
    const broken = exportAll({ ...known, store: from, folder: dir, tell: brokenOffAfter(2) })
    await expect(broken).rejects.toThrow('killed')
    const { rev } = (await from.get(calls, county, 'call-000001'))!
    await from.update(calls, county, 'call-000001', rev, { set: { state: 'closed' } })
    const again = exportAll({ ...known, store: from, folder: dir })
    await expect(again).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const during = exportAll({
      ...known,
      store: from,
      folder: folder(),
      tell: ({ part }) => void (part === 'sequences' && from.next(county, 'HJ2026')),
    })
    await expect(during).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  })

  it('should go on with an import that was broken off, and not let the store be used before', async () => {
    const [from, dir] = [await filled(4500), folder()]
    await exportAll({ ...known, store: from, folder: dir })
    for (const lines of [0, 2, 4, 5]) {
      const to = await empty()
      const broken = importAll({ ...known, store: to, folder: dir, tell: brokenOffAfter(lines) })
      await expect(broken).rejects.toThrow('killed')
      const used = upgrade({ store: to, collections, migrations: [], program, now })
      await expect(used).rejects.toMatchObject({ code: 'IMPORT_UNFINISHED' })
      await expect(importAll({ ...known, store: to, folder: dir })).rejects.toMatchObject({
        code: 'NOT_EMPTY',
      })
      const told: Progress[] = []
      await importAll({ ...known, store: to, folder: dir, resume: true, tell: each => told.push(each) })
      expect(told).toHaveLength(6 - lines - 1)
      expect(await everything(to)).toEqual(await everything(from))
      expect((await readDataVersion(to))!.importing).toBeUndefined()
    }
  })

  it('should take in nothing where something is', async () => {
    const [from, dir] = [await filled(), folder()]
    await exportAll({ ...known, store: from, folder: dir })
    await expect(importAll({ ...known, store: from, folder: dir })).rejects.toMatchObject({
      code: 'NOT_EMPTY',
    })
    const numbered = await empty()
    await numbered.next(county, 'HJ2026')
    const into = importAll({ ...known, store: numbered, folder: dir, resume: true })
    await expect(into).rejects.toMatchObject({ code: 'NOT_EMPTY' })
  })

  it('should name the file that is damaged, and take in none of it', async () => {
    const from = await filled()
    const photo = (await from.blobs.head(county, 'f2'))!.sha256
    const damages: [string, (path: string) => void][] = [
      ['documents/calls.jsonl.gz', path => truncateSync(path, statSync(path).size - 5)],
      ['documents/calls.jsonl.gz', path => flip(path, 40)],
      ['documents/people.jsonl.gz', path => rmSync(path)],
      ['sequences.jsonl.gz', path => flip(path, 12)],
      [`blobs/${photo.slice(0, 2)}/${photo}`, path => flip(path, 2)],
      [`blobs/${photo.slice(0, 2)}/${photo}`, path => appendFileSync(path, 'more')],
      ['manifest.json', path => truncateSync(path, 100)],
    ]
    for (const [file, damage] of damages) {
      const [dir, to] = [folder(), await empty()]
      await exportAll({ ...known, store: from, folder: dir })
      damage(join(dir, file))
      const imported = importAll({ ...known, store: to, folder: dir })
      await expect(imported).rejects.toMatchObject({
        code: 'DAMAGED',
        message: expect.stringContaining(file),
      })
    }
  })

  it('should tell by the counts and hashes when the store does not hold what was exported', async () => {
    const [from, dir, to] = [await filled(), folder(), await empty()]
    await exportAll({ ...known, store: from, folder: dir })
    const forgetful: Store = {
      ...to,
      contents: { ...to.contents, load: (c, documents) => to.contents.load(c, documents.slice(1)) },
    }
    const imported = importAll({ ...known, store: forgetful, folder: dir })
    await expect(imported).rejects.toMatchObject({
      code: 'DAMAGED',
      message: /documents\/calls should have 182/,
    })
  })

  it('should refuse what is unfinished, newer or something else', async () => {
    const [from, dir, to] = [await filled(), folder(), await empty()]
    await exportAll({ ...known, store: from, folder: dir })
    const path = join(dir, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as object
    const refused: [object, string][] = [
      [{ ...manifest, format: 2 }, 'NEWER'],
      [{ ...manifest, dataVersion: 2 }, 'NEWER'],
      [{ ...manifest, documents: { others: { count: 1, chunks: [] } } }, 'NOT_WHAT_IT_IS'],
    ]
    for (const [each, code] of refused) {
      writeFileSync(path, JSON.stringify(each))
      await expect(importAll({ ...known, store: to, folder: dir })).rejects.toMatchObject({ code })
    }
    rmSync(path)
    const unfinished = importAll({ ...known, store: to, folder: dir })
    await expect(unfinished).rejects.toMatchObject({ code: 'NOT_WHAT_IT_IS' })
    expect(existsSync(join(dir, 'export.journal'))).toBe(true)
    expect(await readDataVersion(to)).toBeUndefined()
  })

  it('should not write over an export or anything else', async () => {
    const [from, dir] = [await filled(20), folder()]
    await exportAll({ ...known, store: from, folder: dir })
    const again = exportAll({ ...known, store: from, folder: dir })
    await expect(again).rejects.toMatchObject({ code: 'NOT_EMPTY' })
  })
})

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = bytes[at]! ^ 0xff
  writeFileSync(path, bytes)
}
