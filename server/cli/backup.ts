import { backup, MovingError } from '../moving/index.js'
import { folderAnd, withWords, type Moving } from './moving.js'

/** `huying backup DIR`: a copy of the data folder as of one moment, while the service runs on it. */
export async function backupTo(given: string[], { where, program, now, say }: Moving): Promise<number> {
  const { folder } = folderAnd(given)
  return withWords(say, async () => {
    const { data, mongodb } = where()
    if (mongodb) throw ownTools()
    const { begun, documents, blobs, database } = await backup({ data, folder, program, now })
    const count = Object.values(documents).reduce((sum, each) => sum + each, 0)
    say(
      `Backed up ${count} documents (${database.bytes} bytes) and ${blobs.count} attachments (${blobs.bytes} bytes) as of ${begun} to ${folder}`,
    )
  })
}

/** Of several documents MongoDB gives no common moment without its own tools. */
function ownTools(): MovingError {
  return new MovingError('NOT_WHAT_IT_IS', {
    zh: '数据在 MongoDB 里：运行时请用它自己的备份（mongodump --oplog 或快照）；停机后也可用 huying export。',
    en: 'The data are in MongoDB: back it up with its own tools while it serves (mongodump --oplog, snapshots), or stop every node and use huying export.',
  })
}
