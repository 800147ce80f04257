import { z } from 'zod'
import { shownTitle } from '../../domain/calls/acts/start-variables.js'
import type { CallRecord } from '../../domain/calls/record.js'
import { wouldOpen } from '../../domain/calls/readers.js'
import type { Actor, County } from '../../domain/county.js'
import { noticeText } from '../../domain/notices/record.js'
import { noticesOf, unreadNotices } from '../../domain/notices/queries.js'
import { veiled } from '../../domain/notices/veil.js'
import { momentText } from '../../domain/views/time/dates.js'
import { noticeKindName } from '../../domain/words/notice-kinds.js'
import { recordsOf } from '../cases/titles.js'
import { route } from '../route.js'
import { noticePage } from './schema.js'

export const getNotices = route({
  method: 'get',
  path: '/notices',
  summary: "What lies behind the reader's bell, the latest first",
  may: 'signed-in',
  query: z.object({ cursor: z.string().max(500).optional() }),
  answer: noticePage,
  async handle({ caller, county: now }, { query }) {
    const county = await now()
    const page = await noticesOf(county.store, county.county, caller.person, { after: query.cursor })
    const records = await recordsOf(
      county,
      page.items.map(row => row.case),
    )
    const reads = await readsOf(county, caller, records.values())
    return {
      unread: await unreadNotices(county.store, county.county, caller.person),
      notices: page.items.map(({ _id, kind, level, case: number, at, read, ...said }) => {
        const record = number === null ? undefined : records.get(number)
        const hidden = record?.sensitive === true && !reads.has(record.number)
        return {
          id: _id,
          kind,
          kindName: noticeKindName(kind, county.language),
          ...(level === undefined ? {} : { level }),
          // One that was sent before the case was found to be sensitive says no more either.
          text: noticeText(record?.sensitive ? veiled(record, { kind }, !hidden) : said, county.language),
          ...(number === null || hidden ? {} : { number }),
          ...(number === null ? {} : { title: record ? shownTitle(record, county.language) : '' }),
          atText: momentText(at, county.now, county.language),
          read,
        }
      }),
      ...(page.next === undefined ? {} : { next: page.next }),
    }
  },
})

/** Names of the sensitive ones among these that would open for the reader. */
async function readsOf(county: County, reader: Actor, records: Iterable<CallRecord>): Promise<Set<string>> {
  const sensitive = [...records].filter(record => record.sensitive)
  const open = await Promise.all(sensitive.map(record => wouldOpen(county, reader, record)))
  return new Set(sensitive.filter((_, index) => open[index]).map(record => record.number))
}
