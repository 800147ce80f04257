import type { CallRecord } from '../../record.js'
import type { Reader } from '../../visibility.js'
import type { MessageAct } from './act.js'
import { addCooperation } from './add-cooperation.js'
import { assign } from './assign.js'
import { cancel } from './cancel.js'
import { changeOwner } from './change-owner.js'
import { contest } from './contest.js'
import { exit } from './exit.js'
import { extension } from './extension.js'
import { instruction } from './instruction.js'
import { join } from './join.js'
import { nudge } from './nudge.js'
import { draftOrder, proposeJoint } from './papers.js'
import { penaltyActs } from './penalty/index.js'
import { reopen } from './reopen.js'
import { resume } from './resume.js'
import { returning } from './return.js'
import { review } from './review.js'
import { shelving } from './shelving.js'
import { terminate } from './terminate.js'
import { unmerge } from './unmerge.js'
import { urgency } from './urgency.js'

export type { MessageAct } from './act.js'
export { usualUnit } from './extension.js'

/** Every act by message, in the order in which pages offer them. One file an act, so that each is found. */
export const messageActs: readonly MessageAct[] = [
  extension,
  returning,
  shelving,
  resume,
  nudge,
  urgency,
  addCooperation,
  changeOwner,
  review,
  unmerge,
  reopen,
  join,
  ...penaltyActs,
  contest,
  instruction,
  draftOrder,
  proposeJoint,
  assign,
  terminate,
  cancel,
  exit,
]

/** Those that a reader's post may do on a case of this procedure; whether it is possible now, its diagram says. */
export function messageActsFor(reader: Reader, record: CallRecord): readonly MessageAct[] {
  return messageActs.filter(act => isOf(act, record) && act.may(reader, record))
}

/** The act of that id, when cases of this procedure have it. */
export function messageActOf(id: string, record: CallRecord): MessageAct | undefined {
  return messageActs.find(act => act.id === id && isOf(act, record))
}

const isOf = ({ processes }: MessageAct, record: CallRecord) =>
  processes === undefined || processes.includes(record.process)
