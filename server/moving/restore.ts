import { existsSync } from 'node:fs'
import { copyFile, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { examine, holdFolder, isStoreError } from '../store/index.js'
import { backupFile, backupFormat, databaseFile, type BackupNote } from './backup.js'
import { damaged, MovingError, newer } from './errors.js'
import { makeFolder, sumOf, syncFile, syncFolder, type FileSum } from './files.js'
import { manifestFile } from './manifest.js'

export interface Restore {
  /** The backup. */
  folder: string
  /** Where to; made when it is not there. No service may run on it. */
  data: string
  /** Layout that the program knows. */
  dataVersion: number
  now: () => number
  /** Sets aside what is there. */
  force?: boolean
  tell?: (progress: { part: string; done: number; total: number }) => void
}

export interface Restored {
  note: BackupNote
  /** Where the former data folder is now. */
  aside?: string
}

/**
 * Makes a data folder from a backup that is whole and of a layout that this program knows; an older one is upgraded
 * at the next start. The folder has its name when everything is on disk.
 * @throws MovingError NOT_WHAT_IT_IS, NEWER, DAMAGED, NOT_EMPTY, IN_USE
 */
export async function restore({ folder, data, tell, ...rest }: Restore): Promise<Restored> {
  const [from, to] = [resolve(folder), resolve(data)]
  const note = await readNote(from, rest.dataVersion)
  const release = hold(to)
  try {
    const present = await readdir(to).catch((): string[] => [])
    if (present.length > 0 && !rest.force) throw notEmpty(to)
    const files = await checkedFiles(from, note)
    const partial = `${to}.restoring`
    await rm(partial, { recursive: true, force: true })
    await makeFolder(join(partial, 'blobs'))
    for (const [i, { file, sum }] of files.entries()) {
      await copyChecked(join(from, file), join(partial, file), file, sum)
      tell?.({ part: 'files', done: i + 1, total: files.length })
    }
    const aside = present.length > 0 ? asideOf(to, rest.now()) : undefined
    if (aside !== undefined) await rename(to, aside)
    else await rm(to, { recursive: true, force: true })
    await rename(partial, to)
    await syncFolder(dirname(to))
    return { note, ...(aside === undefined ? {} : { aside }) }
  } finally {
    release()
  }
}

async function readNote(folder: string, known: number): Promise<BackupNote> {
  const path = join(folder, backupFile)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) throw noBackup(folder)
  let note: BackupNote
  try {
    note = JSON.parse(text) as BackupNote
  } catch (error) {
    throw damaged(path, '不是 JSON', 'it is no JSON', error)
  }
  if (!Number.isInteger(note.format) || !Number.isInteger(note.dataVersion))
    throw damaged(path, '缺少版本号', 'it names no version')
  if (note.format > backupFormat) throw newer(path, note.format, backupFormat, note.program)
  if (note.dataVersion > known) throw newer(path, note.dataVersion, known, note.program)
  return note
}

function hold(folder: string): () => void {
  try {
    return holdFolder(folder)
  } catch (error) {
    if (!isStoreError(error, 'DATA_LOCKED')) throw error
    throw new MovingError('IN_USE', {
      zh: `${folder} 正由服务使用（${error.message}）。请先停止服务。`,
      en: `${error.message}. Stop the service first.`,
    })
  }
}

interface BackedUpFile {
  file: string
  sum: FileSum
}

/** The files of the backup, when its database is what was written. */
async function checkedFiles(folder: string, note: BackupNote): Promise<BackedUpFile[]> {
  const database = { file: databaseFile, sum: note.database }
  await check(join(folder, database.file), database)
  const copy = examine(folder)!
  try {
    const blobs = copy.blobs().map(({ file, size, sha256 }) => ({ file, sum: { bytes: size, sha256 } }))
    return [database, ...blobs]
  } finally {
    copy.close()
  }
}

async function check(path: string, { file, sum }: BackedUpFile): Promise<void> {
  if (!existsSync(path)) throw damaged(file, '文件不见了', 'it is missing')
  const found = await sumOf(path)
  if (found.bytes !== sum.bytes)
    throw damaged(
      file,
      `应有 ${sum.bytes} 字节，实有 ${found.bytes}`,
      `it has ${found.bytes} bytes, not ${sum.bytes}`,
    )
  if (found.sha256 !== sum.sha256) throw damaged(file, '校验和不符', 'its checksum does not fit')
}

/** What was copied is what is checked. */
async function copyChecked(from: string, to: string, file: string, sum: FileSum): Promise<void> {
  if (!existsSync(from)) throw damaged(file, '文件不见了', 'it is missing')
  await makeFolder(dirname(to))
  await copyFile(from, to)
  await check(to, { file, sum })
  await syncFile(to)
  await syncFolder(dirname(to))
}

function asideOf(folder: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]/g, '').slice(0, 15)
  let name = `${folder}.before-restore-${stamp}`
  for (let n = 2; existsSync(name); n++) name = `${folder}.before-restore-${stamp}-${n}`
  return name
}

function notEmpty(folder: string): MovingError {
  return new MovingError('NOT_EMPTY', {
    zh: `${folder} 不是空的。加 --force 恢复：原来的数据会改名放在旁边，不会删除。`,
    en: `${folder} is not empty. With --force it is restored all the same: what is there is set aside, not removed.`,
  })
}

function noBackup(folder: string): MovingError {
  return existsSync(join(folder, manifestFile))
    ? new MovingError('NOT_WHAT_IT_IS', {
        zh: `${folder} 是导出的数据，不是备份：请用 huying import。`,
        en: `${folder} is an export, no backup: use huying import.`,
      })
    : new MovingError('NOT_WHAT_IT_IS', {
        zh: `${folder} 里没有 ${backupFile}：不是备份，或者备份没有做完。`,
        en: `${folder} has no ${backupFile}: it is no backup, or one that was not finished.`,
      })
}
