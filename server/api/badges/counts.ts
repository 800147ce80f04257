import { unreadNotices } from '../../domain/notices/queries.js'
import { queuePage } from '../../domain/views/queue/queue-page.js'
import { supervisionPage } from '../../domain/views/supervision/page.js'
import { taskCount } from '../../domain/views/tasks/task-page.js'
import { incidents } from '../../runtime/index.js'
import type { Caller } from '../route.js'
import type { County } from '../../domain/county.js'

/** Numbers of the side bar; of what the post may not open there is none. */
export async function countsOf(county: County, caller: Caller) {
  const { store } = county
  const may = (permission: Caller['permissions'][number]) => caller.permissions.includes(permission)
  const [todo, unread, open, queue, ledger] = await Promise.all([
    taskCount(county, caller.person),
    unreadNotices(store, county.county, caller.person),
    may('operator.view') ? store.count(incidents, county.county, { where: { state: 'open' } }) : 0,
    may('centre.intake') ? queuePage(county, caller) : undefined,
    may('supervision.view') ? supervisionPage(county, caller) : undefined,
  ])
  return {
    todo,
    unread,
    incidents: open,
    queue: queue ? queue.counts.dispatch + queue.counts.redispatch : 0,
    supervision: ledger?.counts.red ?? 0,
  }
}
