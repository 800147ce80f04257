import { importAll, isDatabaseBackup, migrations, MovingError, restore, versionOf } from '../moving/index.js'
import { ofRunningNodes } from '../runtime/index.js'
import { openStore } from '../store/index.js'
import { folderAnd, progressLines, withWords, type Moving } from './moving.js'

/** `huying restore DIR`: makes the data folder, or fills an empty database, from a backup. */
export async function restoreFrom(given: string[], moving: Moving): Promise<number> {
  const { folder, on } = folderAnd(given, ['force'])
  const { mongodb } = moving.where()
  return withWords(moving.say, async () => {
    if (await isDatabaseBackup(folder)) return intoEmpty(folder, moving)
    if (mongodb) throw becomesFolder()
    await intoFolder(folder, on.has('force'), moving)
  })
}

async function intoFolder(folder: string, force: boolean, { where, now, say }: Moving): Promise<void> {
  const { data } = where()
  const { note, aside } = await restore({
    folder,
    data,
    dataVersion: versionOf(migrations),
    now,
    force,
    tell: progressLines(say, now),
  })
  if (aside !== undefined) say(`What was there is now ${aside}`)
  say(`Restored ${data} as of ${note.begun}`)
}

/** One that was broken off goes on. */
async function intoEmpty(folder: string, { where, program, now, say }: Moving): Promise<void> {
  const store = await openStore(where())
  try {
    const { collections } = where()
    const dataVersion = versionOf(migrations)
    const tell = progressLines(say, now)
    const all = { store, collections, leave: ofRunningNodes, folder, program, dataVersion, now, tell }
    const { documents, blobs, asOf } = await importAll({ ...all, resume: true })
    const count = Object.values(documents).reduce((sum, each) => sum + each.count, 0)
    say(`Restored and compared ${count} documents and ${blobs.count} attachments, as of ${asOf}`)
  } finally {
    await store.close()
  }
}

function becomesFolder(): MovingError {
  return new MovingError('NOT_WHAT_IT_IS', {
    zh: '设置了 MONGODB_URL：这份备份来自数据目录，只能恢复成数据目录。请去掉这个设置，恢复后再用 huying export / import 移到 MongoDB。',
    en: 'MONGODB_URL is set, and a backup of a data folder becomes a data folder: unset it, restore, then move to MongoDB with huying export and import.',
  })
}
