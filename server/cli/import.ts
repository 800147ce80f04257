import { importAll, migrations, versionOf } from '../moving/index.js'
import { ofRunningNodes } from '../runtime/index.js'
import { openStore } from '../store/index.js'
import { folderAnd, progressLines, withWords, type Moving } from './moving.js'

/** `huying import DIR`: takes an export into an empty store and compares what is there then. */
export async function importFrom(given: string[], { where, program, now, say }: Moving): Promise<number> {
  const { folder, on } = folderAnd(given, ['resume'])
  const { collections } = where()
  return withWords(say, async () => {
    const store = await openStore(where())
    try {
      const { documents, blobs, at } = await importAll({
        store,
        collections,
        leave: ofRunningNodes,
        folder,
        program,
        dataVersion: versionOf(migrations),
        now,
        resume: on.has('resume'),
        tell: progressLines(say, now),
      })
      const count = Object.values(documents).reduce((sum, each) => sum + each.count, 0)
      say(`Imported and compared ${count} documents and ${blobs.count} attachments, exported at ${at}`)
    } finally {
      await store.close()
    }
  })
}
