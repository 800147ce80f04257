import { copyFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreError } from '../errors.js'
import { connect } from './connection.js'
import { makeFolder, syncFolder } from './files.js'

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
