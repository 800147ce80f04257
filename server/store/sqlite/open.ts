import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Collection } from '../collection.js'
import type { Store } from '../port.js'
import { backupTo, blobsFolder, databaseFile } from './backup.js'
import { fileBlobs } from './blobs.js'
import { groupCommits, type CommitMeter } from './commits.js'
import { connect, copyDatabase } from './connection.js'
import { checkpointsBeside, type Checkpoints } from './checkpoints.js'
import { mostlyRead, openWriting } from './connections.js'
import { makeFolder, syncFolder } from './files.js'
import { layoutsOf } from './layout.js'
import { lockFolder } from './lock.js'
import { prepareSchema } from './schema.js'
import { sqliteStore } from './store.js'
import { canThread, threadedWriter } from './threaded-writer.js'
import { twoWriters } from './two-writers.js'
import { localWriter, type Writer } from './writer.js'

/** A store in a folder of its own, which is made when it is not there. @throws DATA_LOCKED */
export async function openFolder(
  data: string,
  collections: readonly Collection<unknown>[],
  meter?: CommitMeter,
): Promise<Store> {
  const folder = resolve(data)
  await makeFolder(join(folder, blobsFolder))
  const unlock = lockFolder(folder)
  const file = join(folder, databaseFile)
  const connection = openWriting(file)
  let writer: Writer | undefined
  let checkpoints: Checkpoints | undefined
  const release = async () => {
    await writer?.end()
    await checkpoints?.end()
    connection.close()
    unlock()
  }
  try {
    prepareSchema(connection, collections)
    await syncFolder(folder)
    const here = localWriter(connection, layoutsOf(collections))
    if (canThread()) {
      mostlyRead(connection)
      checkpoints = checkpointsBeside(file)
      const thread = threadedWriter({ file, collections })
      writer = twoWriters(thread, here, () => performance.now(), checkpoints.due)
    } else writer = here
    const commits = groupCommits(writer, connection, meter)
    const blobs = fileBlobs(connection, commits, () => Promise.resolve(join(folder, blobsFolder)))
    await blobs.sweep()
    return sqliteStore({
      commits,
      blobs,
      collections,
      backup: to => backupTo(resolve(to), to => copyDatabase(file, to), join(folder, blobsFolder)),
      release,
    })
  } catch (error) {
    await release()
    throw error
  }
}

/** A store that is gone when it closes. `backup` keeps it. */
export async function openMemory(collections: readonly Collection<unknown>[]): Promise<Store> {
  const connection = connect(':memory:')
  prepareSchema(connection, collections)
  const commits = groupCommits(localWriter(connection, layoutsOf(collections)), connection)
  let folder: Promise<string> | undefined
  const blobs = fileBlobs(connection, commits, () => (folder ??= mkdtemp(join(tmpdir(), 'huying-blobs-'))))
  return sqliteStore({
    commits,
    blobs,
    collections,
    backup: async to =>
      backupTo(resolve(to), file => void connection.run('VACUUM INTO ?', file), folder && (await folder)),
    async release() {
      connection.close()
      if (folder) await rm(await folder, { recursive: true, force: true })
    },
  })
}
