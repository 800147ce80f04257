import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { copyOfFolder, damageOf, examine } from '../store/index.js'
import { dataVersionId, dataVersions, everywhere, firstVersion, type DataVersion } from './data-version.js'
import { damaged, MovingError } from './errors.js'
import { makeFolder, replaceFile, sumOf, syncFolder, type FileSum } from './files.js'

export const backupFile = 'backup.json'
/** Of both a data folder and a backup. */
export const databaseFile = 'huying.db'
/** Number of the form of a backup. */
export const backupFormat = 1

/** What lies beside the copy of the data: it tells whether the copy is whole and which program understands it. */
export interface BackupNote {
  format: number
  program: string
  /** Layout of the stored data. */
  dataVersion: number
  /** ISO 8601: everything that was acknowledged before is in the backup. */
  begun: string
  finished: string
  counties: string[]
  /** Documents by collection. */
  documents: Record<string, number>
  database: FileSum
  blobs: { count: number; bytes: number }
}

export interface Backup {
  /** The data folder; a service may run on it. */
  data: string
  /** Where to; must not be there yet. */
  folder: string
  program: string
  now: () => number
}

/**
 * Copies a data folder as of one moment, from a process of its own that only reads. The copy has its name when it is
 * whole and checked.
 * @throws MovingError NOT_EMPTY, NOT_WHAT_IT_IS without data, DAMAGED when the data themselves are
 */
export async function backup({ data, folder, program, now }: Backup): Promise<BackupNote> {
  const [from, to] = [resolve(data), resolve(folder)]
  if (existsSync(to)) throw alreadyThere(to)
  if (!existsSync(join(from, databaseFile))) throw noData(from)
  const partial = `${to}.partial`
  await rm(partial, { recursive: true, force: true })
  await makeFolder(dirname(to))
  await makeFolder(partial)
  const begun = new Date(now()).toISOString()
  const copied = await copyDescribed(from, partial)
  const finished = new Date(now()).toISOString()
  const note: BackupNote = { format: backupFormat, program, begun, finished, ...copied }
  await replaceFile(join(partial, backupFile), `${JSON.stringify(note, null, 1)}\n`)
  await rename(partial, to)
  await syncFolder(dirname(to))
  return note
}

async function copyDescribed(from: string, to: string) {
  try {
    await copyOfFolder(from, to)
    return await described(to)
  } catch (error) {
    const damage = damageOf(error)
    throw damage === undefined ? error : damaged(from, damage, damage, error)
  }
}

async function described(folder: string) {
  const copy = examine(folder)!
  try {
    const [problem] = copy.problems()
    if (problem !== undefined) throw damaged('data', problem, problem)
    const blobs = copy.blobs()
    const version = copy.document(dataVersions.name, dataVersionId) as DataVersion | undefined
    return {
      dataVersion: version?.version ?? firstVersion,
      counties: copy.counties().filter(each => each !== everywhere),
      documents: copy.counts(),
      database: await sumOf(join(folder, databaseFile)),
      blobs: { count: blobs.length, bytes: blobs.reduce((sum, each) => sum + each.size, 0) },
    }
  } finally {
    copy.close()
  }
}

export function alreadyThere(folder: string): MovingError {
  return new MovingError('NOT_EMPTY', {
    zh: `${folder} 已经存在。请给一个新的目录。`,
    en: `${folder} is there already. Name a new folder.`,
  })
}

function noData(folder: string): MovingError {
  return new MovingError('NOT_WHAT_IT_IS', {
    zh: `${folder} 里没有数据，无可备份。`,
    en: `${folder} holds no data: nothing to back up.`,
  })
}
