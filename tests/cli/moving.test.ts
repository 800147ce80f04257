import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backupTo } from '../../server/cli/backup.js'
import { exportTo } from '../../server/cli/export.js'
import { UsageError } from '../../server/cli/help.js'
import { importFrom } from '../../server/cli/import.js'
import { progressLines, type Moving } from '../../server/cli/moving.js'
import { restoreFrom } from '../../server/cli/restore.js'
import { openStore } from '../../server/store/index.js'
import { collections, county, fill, freshFolders, now, people, program } from '../moving/county.js'

const folder = freshFolders()

type Command = (given: string[], moving: Moving) => Promise<number>

/** Runs a command on a data folder as the program does. */
async function ran(command: Command, data: string, ...given: string[]) {
  const lines: string[] = []
  const where = () => ({ data, collections })
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
