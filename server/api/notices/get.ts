import { z } from 'zod'
import { shownTitle } from '../../domain/calls/acts/start-variables.js'
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
    return {
      unread: await unreadNotices(county.store, county.county, caller.person),
      notices: page.items.map(({ _id, kind, level, case: number, at, read, ...said }) => {
        const record = number === null ? undefined : records.get(number)
        return {
          id: _id,
          kind,
          kindName: noticeKindName(kind, county.language),
          ...(level === undefined ? {} : { level }),
          // One that was sent before the case was found to be sensitive says no more either.
          text: noticeText(record?.sensitive ? veiled(record, { kind }) : said, county.language),
          ...(number === null ? {} : { number, title: record ? shownTitle(record, county.language) : '' }),
          atText: momentText(at, county.now, county.language),
          read,
        }
      }),
      ...(page.next === undefined ? {} : { next: page.next }),
    }
  },
})
