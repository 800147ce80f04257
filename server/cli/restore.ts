import { migrations, MovingError, restore, versionOf } from '../moving/index.js'
import { folderAnd, progressLines, withWords, type Moving } from './moving.js'

/** `huying restore DIR`: makes the data folder from a backup. */
export async function restoreFrom(given: string[], { where, now, say }: Moving): Promise<number> {
  const { folder, on } = folderAnd(given, ['force'])
  return withWords(say, async () => {
    const { data, mongodb } = where()
    if (mongodb) throw ownTools()
    const { note, aside } = await restore({
      folder,
      data,
      dataVersion: versionOf(migrations),
      now,
      force: on.has('force'),
      tell: progressLines(say, now),
    })
    if (aside !== undefined) say(`What was there is now ${aside}`)
    say(`Restored ${data} as of ${note.begun}`)
  })
}

function ownTools(): MovingError {
  return new MovingError('NOT_WHAT_IT_IS', {
    zh: '设置了 MONGODB_URL：备份只能恢复到数据目录。请去掉这个设置，恢复后再用 huying export / import 移到 MongoDB。',
    en: 'MONGODB_URL is set, and a backup becomes a data folder: unset it, restore, then move to MongoDB with huying export and import.',
  })
}
