import { unreadNotices } from '../../domain/notices/queries.js'
import { incidents, tasks } from '../../runtime/index.js'
import type { Caller } from '../route.js'
import type { Services } from '../services.js'

/** Numbers of the side bar; of what the post may not open there is none. */
export async function countsOf({ domain }: Services, { county, person, permissions }: Caller) {
  const { store } = domain
  const [todo, unread, open] = await Promise.all([
    store.count(tasks, county, { where: { state: 'open', people: { any: [person] } } }),
    unreadNotices(store, county, person),
    permissions.includes('operator.view') ? store.count(incidents, county, { where: { state: 'open' } }) : 0,
  ])
  return { todo, unread, incidents: open, queue: 0, supervision: 0 }
}
