import { unreadNotices } from '../../domain/notices/queries.js'
import { queueCounts } from '../../domain/views/queue/queue-page.js'
import { redCount } from '../../domain/views/supervision/page.js'
import { taskCount } from '../../domain/views/tasks/task-page.js'
import { incidents } from '../../runtime/index.js'
import type { Caller } from '../route.js'
import type { County } from '../../domain/county.js'

/** Numbers of the side bar; of what the post may not open there is none. */
export async function countsOf(county: County, caller: Caller) {
  const { store } = county
  const may = (permission: Caller['permissions'][number]) => caller.permissions.includes(permission)
  const [todo, unread, open, queue, red] = await Promise.all([
    taskCount(county, caller.person),
    unreadNotices(store, county.county, caller.person),
    may('operator.view') ? store.count(incidents, county.county, { where: { state: 'open' } }) : 0,
    may('centre.intake') ? queueCounts(county, caller) : undefined,
    may('supervision.view') ? redCount(county, caller) : undefined,
  ])
  return {
    todo,
    unread,
    incidents: open,
    queue: queue ? queue.dispatch + queue.redispatch : 0,
    supervision: red ?? 0,
  }
}
