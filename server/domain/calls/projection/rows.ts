import type { EventBatch } from '../../../runtime/index.js'
import { follow, type Follower } from '../../../store/port.js'
import type { Services } from '../../county.js'
import { cooperationOpen } from '../../supervision/apply.js'
import { drawsNumber } from '../opened.js'
import { isCaseProcess } from '../procedures/index.js'
import { callId, calls } from '../record.js'
import { changeTo, factsOf } from './apply.js'
import { project } from './project.js'

/** Milestones from which nothing follows but what the record says; from any other more may. */
const plain: ReadonlySet<string> = new Set([
  '呼叫',
  '受理期限',
  '受理',
  '派发',
  '签收',
  '响应',
  '首次反馈',
  '紧急程度',
])

/**
 * The record of a case as a step leaves it, to be written with the step; null when more may follow from the step than
 * that: a record to be made, a number to be drawn, a ledger row of a cooperating unit, whatever a milestone leads to.
 */
export async function caseRows(services: Services, batch: EventBatch): Promise<Follower[] | null> {
  const { county, case: number } = batch
  if (number === null) return []
  if (batch.events.some(each => each.type === 'milestone' && !plain.has(each.name))) return null
  const before = await services.store.get(calls, county, callId(county, number))
  if (!before) return isCaseProcess(batch.process) ? null : []
  // Of a sensitive one the readers are named by the tasks, which are not there yet.
  if (before.sensitive) return null
  const next = project(before, batch, await factsOf(services, county))
  if (drawsNumber(next, batch) || (await cooperationOpen(services.store, next))) return null
  return next === before ? [] : [follow.update(calls, county, next._id, next.rev, changeTo(next))]
}
