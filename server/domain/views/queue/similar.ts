import { calls, type CallRecord } from '../../calls/record.js'
import { readerOf } from '../../calls/reader.js'
import { maySee } from '../../calls/visibility.js'
import type { Actor, County } from '../../county.js'
import { momentText } from '../time/dates.js'
import { queueWords } from './queue-words.js'

const NINETY_DAYS = 90 * 86_400_000

/** Cases of the same item in the last 90 days that the reader may see, those of the same township first. */
export async function similarCases(
  ctx: County,
  actor: Actor,
  about: { item: string | null; township: string; except?: string },
  most = 5,
): Promise<{ number: string; title: string; text: string }[]> {
  if (about.item === null) return []
  const reader = readerOf(ctx, actor)
  const found: CallRecord[] = []
  const rows = ctx.store.stream(calls, ctx.county, {
    where: { filedAt: { gte: ctx.now - NINETY_DAYS } },
    sort: ['-filedAt'],
  })
  for await (const record of rows)
    if (record.filed.item === about.item && record.number !== about.except && maySee(reader, record))
      found.push(record)
  return found
    .sort((a, b) => Number(b.caller === about.township) - Number(a.caller === about.township))
    .slice(0, most)
    .map(record => ({
      number: record.number,
      title: record.filed.title,
      text: queueWords[ctx.language].earlier(momentText(record.filedAt, ctx.now, ctx.language), record.state),
    }))
}
