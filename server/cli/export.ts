import { exportAll, migrations, versionOf } from '../moving/index.js'
import { openStore } from '../store/index.js'
import { folderAnd, progressLines, withWords, type Moving } from './moving.js'

/** `huying export DIR`: everything that the store holds, for a store of either kind. */
export async function exportTo(given: string[], { where, program, now, say }: Moving): Promise<number> {
  const { folder } = folderAnd(given)
  const { collections } = where()
  return withWords(say, async () => {
    const store = await openStore(where())
    try {
      const { documents, blobs } = await exportAll({
        store,
        collections,
        folder,
        program,
        dataVersion: versionOf(migrations),
        now,
        tell: progressLines(say, now),
      })
      const count = Object.values(documents).reduce((sum, each) => sum + each.count, 0)
      say(`Exported ${count} documents and ${blobs.count} attachments to ${folder}`)
    } finally {
      await store.close()
    }
  })
}
