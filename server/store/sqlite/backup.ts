import { copyFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreError } from '../errors.js'
import { connect, copyDatabase } from './connection.js'
import { filesIn, makeFolder, syncFile, syncFolder } from './files.js'

export const databaseFile = 'huying.db'
export const blobsFolder = 'blobs'

/**
 * Fills a new folder, which a store can open: first the database, then the files of the blobs that it names. The
 * folder has its name only when it is whole.
 * @throws INVALID_VALUE when the folder is there already
 */
export async function backupTo(
  folder: string,
  copyDatabase: (file: string) => Promise<void> | void,
  blobs: string | undefined,
): Promise<void> {
  if (await stat(folder).catch(() => undefined))
    throw new StoreError('INVALID_VALUE', `${folder} is there already`)
  const partial = `${folder}.partial`
  await rm(partial, { recursive: true, force: true })
  await makeFolder(join(partial, blobsFolder))
  await copyDatabase(join(partial, databaseFile))
  for (const file of blobFiles(join(partial, databaseFile))) {
    const to = join(partial, blobsFolder, file)
    await makeFolder(dirname(to))
    await copyFile(join(blobs!, file), to)
  }
  await rename(partial, folder)
  await syncFolder(dirname(folder))
}

function blobFiles(database: string): string[] {
  const copy = connect(database, { readOnly: true })
  try {
    return copy.all('SELECT file FROM "_blobs"').map(row => row.file as string)
  } finally {
    copy.close()
  }
}

const attempts = 5

/**
 * Fills a folder with what a data folder holds as of one moment, while another process may be writing to it.
 * @param folder is made; what is in it is overwritten
 */
export async function copyOfFolder(data: string, folder: string): Promise<void> {
  const [from, to] = [join(data, blobsFolder), join(folder, blobsFolder)]
  const database = join(folder, databaseFile)
  await makeFolder(to)
  const copied = new Set<string>()
  // Before the database is copied: what it names then can be gone by the time that its turn comes.
  for (const file of await filesIn(from)) if (await copyBlob(from, to, file)) copied.add(file)
  for (let attempt = 1; ; attempt++) {
    await rm(database, { force: true })
    await copyDatabase(join(data, databaseFile), database)
    makeSingleFile(database)
    const named = new Set(blobFiles(database))
    const missing = [...named].filter(file => !copied.has(file))
    for (const file of missing) if (await copyBlob(from, to, file)) copied.add(file)
    if (missing.every(file => copied.has(file))) {
      for (const file of copied) if (!named.has(file)) await rm(join(to, file))
      break
    }
    if (attempt === attempts)
      throw new StoreError('STORE_FAILED', `attachments are missing in ${from}, e.g. ${missing[0]}`)
  }
  await syncFile(database)
  await syncFolder(folder)
}

/** False when the file is not there, or no more. */
async function copyBlob(from: string, to: string, file: string): Promise<boolean> {
  const path = join(to, file)
  await makeFolder(dirname(path))
  try {
    await copyFile(join(from, file), path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  await syncFile(path)
  await syncFolder(dirname(path))
  return true
}

/** A copy that is read and hashed has no journal beside it. */
function makeSingleFile(database: string): void {
  const copy = connect(database)
  try {
    copy.exec('PRAGMA journal_mode = DELETE')
  } finally {
    copy.close()
  }
}
