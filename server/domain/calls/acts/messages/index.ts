import type { CallRecord } from '../../record.js'
import type { Reader } from '../../visibility.js'
import type { MessageAct } from './act.js'
import { assign } from './assign.js'
import { contest } from './contest.js'
import { exit } from './exit.js'
import { extension } from './extension.js'
import { draftOrder, proposeJoint } from './papers.js'
import { returning } from './return.js'

export type { MessageAct } from './act.js'
export { usualUnit } from './extension.js'

/** Every act by message, in the order in which pages offer them. One file an act, so that each is found. */
export const messageActs: readonly MessageAct[] = [
  extension,
  returning,
  contest,
  draftOrder,
  proposeJoint,
  assign,
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
