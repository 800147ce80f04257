import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backupTo } from '../../server/cli/backup.js'
import { exportTo } from '../../server/cli/export.js'
import { UsageError } from '../../server/cli/help.js'
import { importFrom } from '../../server/cli/import.js'
import { progressLines, type Moving } from '../../server/cli/moving.js'
import { restoreFrom } from '../../server/cli/restore.js'
import { openStore } from '../../server/store/index.js'
import { sharedMongo } from '../store/mongo-for-tests/index.js'
import { collections, county, fill, freshFolders, now, people, program } from '../moving/county.js'

const folder = freshFolders()
const mongo = await sharedMongo()

type Places = [Place, Place]
type Place = { data: string; mongodb: string }
type Command = (given: string[], moving: Moving) => Promise<number>

/** Runs a command on a data folder as the program does. */
async function ran(command: Command, data: string, ...given: string[]) {
  return ranOn({ data }, command, ...given)
}

async function ranOn(place: { data: string; mongodb?: string }, command: Command, ...given: string[]) {
  const lines: string[] = []
  const where = () => ({ ...place, collections })
  const exit = await command(given, { where, program, now, say: line => lines.push(line) })
  return { exit, said: lines.join('\n') }
}

async function served(): Promise<string> {
  const data = folder()
  const store = await openStore({ data, collections })
  await fill(store, 30)
  await store.close()
  return data
}

async function nameOf(data: string): Promise<string | undefined> {
  const store = await openStore({ data, collections })
  try {
    return (await store.get(people, county, 'li'))?.name
  } finally {
    await store.close()
  }
}

describe('huying export, import, backup and restore', () => {
  it('should move a county to another data folder', async () => {
    const [data, dir, elsewhere] = [await served(), folder(), folder()]
    const exported = await ran(exportTo, data, dir)
    expect(exported).toMatchObject({ exit: 0, said: expect.stringContaining('documents/calls: 28/28') })
    const imported = await ran(importFrom, elsewhere, dir)
    expect(imported).toMatchObject({ exit: 0, said: /Imported and compared 29 documents and 4 attachments/ })
    expect(await nameOf(elsewhere)).toBe('李建国')
    expect(await ran(importFrom, elsewhere, dir)).toMatchObject({ exit: 2, said: /The store is not empty/ })
  })

  it('should back up a folder in use, and restore it', async () => {
    const [data, dir, elsewhere] = [await served(), folder(), folder()]
    const store = await openStore({ data, collections })
    expect(await ran(backupTo, data, dir)).toMatchObject({ exit: 0, said: /Backed up 29 documents/ })
    expect(await ran(exportTo, data, folder())).toMatchObject({ exit: 2, said: /Stop Huying first/ })
    expect(await ran(restoreFrom, data, dir, '--force')).toMatchObject({ exit: 2, said: /Stop the service/ })
    await store.close()
    expect(await ran(restoreFrom, elsewhere, dir)).toMatchObject({ exit: 0, said: /as of 2026-11-24T08:00/ })
    expect(await nameOf(elsewhere)).toBe('李建国')
    expect(await ran(restoreFrom, elsewhere, dir)).toMatchObject({ exit: 2, said: /--force/ })
    const forced = await ran(restoreFrom, elsewhere, dir, '--force')
    expect(forced).toMatchObject({ exit: 0, said: /What was there is now .*before-restore/ })
  })

  const onMongo = 'why' in mongo ? it.skip : it
  onMongo('should back up a database in use, and restore it into another or into a folder', async () => {
    if ('why' in mongo) return
    const [there, elsewhere] = [mongo.url(), mongo.url()].map(mongodb => ({
      data: folder(),
      mongodb,
    })) as Places
    const [dir, exported, data] = [folder(), folder(), folder()]
    const store = await openStore({ ...there, collections })
    await fill(store, 30)
    expect(await ranOn(there, backupTo, dir)).toMatchObject({
      exit: 0,
      said: /Backed up 29 documents.*08:00/,
    })
    expect(await ranOn(there, backupTo, dir)).toMatchObject({ exit: 2, said: /is there already/ })
    expect(await ranOn(there, restoreFrom, dir)).toMatchObject({ exit: 2, said: /is not empty/ })
    const restored = await ranOn(elsewhere, restoreFrom, dir)
    expect(restored).toMatchObject({
      exit: 0,
      said: /Restored and compared 29 documents and 4 .* as of 2026-11-24/,
    })
    expect(await ran(restoreFrom, data, dir)).toMatchObject({ exit: 0, said: /compared 29 documents/ })
    expect(await nameOf(data)).toBe('李建国')
    // An export of stopped nodes stays one, and the copy of a folder becomes a folder.
    await ranOn(there, exportTo, exported)
    expect(await ran(restoreFrom, folder(), exported)).toMatchObject({ exit: 2, said: /use huying import/ })
    await ran(backupTo, data, `${exported}-folder`)
    const refused = await ranOn(elsewhere, restoreFrom, `${exported}-folder`)
    expect(refused).toMatchObject({ exit: 2, said: /becomes a data folder/ })
    await store.close()
  })

  it('should tell what is damaged from what is newer', async () => {
    const [data, dir] = [await served(), folder()]
    await ran(backupTo, data, dir)
    const path = join(dir, 'backup.json')
    const note = JSON.parse(readFileSync(path, 'utf8')) as object
    writeFileSync(path, JSON.stringify({ ...note, dataVersion: 99 }))
    const elsewhere = folder()
    expect(await ran(restoreFrom, elsewhere, dir)).toMatchObject({
      exit: 4,
      said: /较新的程序.*\n.*newer program/,
    })
    writeFileSync(path, JSON.stringify({ ...note, database: { bytes: 1, sha256: '' } }))
    expect(await ran(restoreFrom, elsewhere, dir)).toMatchObject({ exit: 3, said: /已损坏.*\n.*is damaged/ })
    expect(existsSync(elsewhere)).toBe(false)
  })

  it('should ask for exactly one folder', async () => {
    for (const given of [[], ['a', 'b'], ['a', '--other']])
      await expect(ran(exportTo, folder(), ...given)).rejects.toBeInstanceOf(UsageError)
  })

  it('should say how far it is once a second, and when a part is done', () => {
    const lines: string[] = []
    let at = 0
    const tell = progressLines(
      line => lines.push(line),
      () => at,
    )
    for (at = 0; at <= 2500; at += 500) tell({ part: 'calls', done: at, total: 2500 })
    expect(lines).toEqual(['calls: 0/2500', 'calls: 1000/2500', 'calls: 2000/2500', 'calls: 2500/2500'])
  })
})
