import { isStoreError, type Page, type Store } from '../../store/port.js'
import { notices, type NoticeDoc } from './record.js'

/** What lies behind somebody's bell, the latest first. */
export async function noticesOf(
  store: Store,
  county: string,
  person: string,
  page: { after?: string; limit?: number } = {},
): Promise<Page<NoticeDoc>> {
  return store.find(notices, county, {
    where: { person },
    sort: ['-at'],
    limit: page.limit ?? 50,
    ...(page.after === undefined ? {} : { after: page.after }),
  })
}

export function unreadNotices(store: Store, county: string, person: string): Promise<number> {
  return store.count(notices, county, { where: { person, read: false } })
}

/** Marks notices of this person as read: those with these ids, or all. Ids of others are passed over. */
export async function markRead(
  store: Store,
  county: string,
  person: string,
  which: readonly string[] | 'all',
): Promise<void> {
  const open = store.stream(notices, county, { where: { person, read: false } })
  for await (const row of open) {
    if (which !== 'all' && !which.includes(row._id)) continue
    try {
      await store.update(notices, county, row._id, row.rev, { set: { read: true } })
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}

/** Everything that was sent about a case, oldest first; for its timeline. */
export async function noticesAbout(store: Store, county: string, number: string): Promise<NoticeDoc[]> {
  const rows: NoticeDoc[] = []
  for await (const row of store.stream(notices, county, { where: { case: number }, sort: ['at'] }))
    rows.push(row)
  return rows
}
