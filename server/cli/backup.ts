import { backup, backupServing, migrations, openUsable, versionOf } from '../moving/index.js'
import { folderAnd, progressLines, withWords, type Moving } from './moving.js'

/** `huying backup DIR`: a copy of what is stored as of one moment, while the service runs on it. */
export async function backupTo(given: string[], moving: Moving): Promise<number> {
  const { folder } = folderAnd(given)
  const { mongodb } = moving.where()
  return withWords(moving.say, () => (mongodb ? ofDatabase(folder, moving) : ofFolder(folder, moving)))
}

async function ofFolder(folder: string, { where, program, now, say }: Moving): Promise<void> {
  const { data } = where()
  const { begun, documents, blobs, database } = await backup({ data, folder, program, now })
  const count = Object.values(documents).reduce((sum, each) => sum + each, 0)
  say(
    `Backed up ${count} documents (${database.bytes} bytes) and ${blobs.count} attachments (${blobs.bytes} bytes) as of ${begun} to ${folder}`,
  )
}

async function ofDatabase(folder: string, { where, program, now, say }: Moving): Promise<void> {
  const dataVersion = versionOf(migrations)
  const store = await openUsable(where(), dataVersion)
  try {
    const { collections } = where()
    const tell = progressLines(say, now)
    const copied = await backupServing({ store, collections, folder, program, dataVersion, now, tell })
    const count = Object.values(copied.documents).reduce((sum, each) => sum + each.count, 0)
    say(
      `Backed up ${count} documents and ${copied.blobs.count} attachments as of ${copied.asOf} to ${folder}`,
    )
  } finally {
    await store.close()
  }
}
