import { z } from 'zod'
import { noticeText } from '../../domain/notices/record.js'
import { noticesOf, unreadNotices } from '../../domain/notices/queries.js'
import { momentText } from '../../domain/views/time/dates.js'
import { noticeKindName } from '../../domain/words/notice-kinds.js'
import { titlesOf } from '../cases/titles.js'
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
    const titles = await titlesOf(
      county,
      page.items.map(row => row.case),
    )
    return {
      unread: await unreadNotices(county.store, county.county, caller.person),
      notices: page.items.map(({ _id, kind, level, case: number, at, read, ...said }) => ({
        id: _id,
        kind,
        kindName: noticeKindName(kind, county.language),
        ...(level === undefined ? {} : { level }),
        text: noticeText(said, county.language),
        ...(number === null ? {} : { number, title: titles.get(number) ?? '' }),
        atText: momentText(at, county.now, county.language),
        read,
      })),
      ...(page.next === undefined ? {} : { next: page.next }),
    }
  },
})
