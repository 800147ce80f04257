import type { TaskRow } from '../../../runtime/index.js'
import type { Actor } from '../../county.js'
import { penaltyProcess } from '../procedures/index.js'
import type { CallRecord } from '../record.js'

const role = 'platform'

/** The enforcement platform, which keeps the files of penalty cases, in the place of the clerk of the body concerned. */
export const platformFor = (record: CallRecord): Actor => ({
  person: '执法办案平台',
  post: '',
  role,
  unit: record.lead ?? '',
})

export const isPlatform = (actor: { role: string }) => actor.role === role

/** Whether a task is done by this actor: one of its people; the platform does those of penalty cases. */
export function mayComplete(actor: Actor, row: TaskRow): boolean {
  return isPlatform(actor) ? row.process === penaltyProcess : row.people.includes(actor.person)
}
