import type { Actor, County } from '../../../county.js'
import type { Words } from '../../../language.js'
import type { Context } from '../../feel.js'
import { callProcess } from '../../case-name.js'
import type { Reader } from '../../visibility.js'
import { presentLeg, type CallRecord } from '../../record.js'
import type { ActWords } from '../wording.js'

/**
 * An act of a person that reaches the case as a message; it is refused when nobody waits for it. Its form is the one on
 * the start event that takes the message, so each procedure may ask for more.
 */
export interface MessageAct {
  /** In addresses; never changed. Several acts may send the same message. */
  id: string
  words: ActWords
  message: string
  /** Ids of the processes whose cases have it; every case that waits for the message without it. */
  processes?: readonly string[]
  /** Key by which the case, or its leg, waits for it; of an act that starts something anew each time, made of the act. */
  correlation(record: CallRecord, sent?: SentBy): string
  /** Who may send it, in which post. What depends on how the case stands is decided by its diagram. */
  may(reader: Reader, record: CallRecord): boolean
  /** Values with which it is tried before it is offered: such as the diagram accepts when the act is possible at all. */
  sample(record: CallRecord, now: number): Context
  /** What goes with the message beside what was filled in; it wins over the form. */
  adds?(actor: Actor, record: CallRecord, sent?: SentBy): Context
  /** Keys of the form that are not asked because `adds` gives them. */
  hides?: readonly string[]
  /** Why nobody waits for it any more, where the state of the case does not tell. */
  gone?(record: CallRecord, ctx: County): Words | undefined
  /** The process that the message starts when no instance waits for it. */
  starts?: string
  /** Whether one is under way that the case itself called, so that no key tells: it is joined as well. */
  underWay?(ctx: County, record: CallRecord): Promise<boolean>
  /** What becomes of it when such an instance is under way already; without it the act is refused. */
  joins?(ctx: County, actor: Actor, record: CallRecord, said: Context, token: string): Promise<Joined>
}

/** One sending of an act. */
export interface SentBy {
  actor: Actor
  /** The same for every attempt at the same act. */
  token: string
}

/** The act was added to what is under way: what whoever sent it reads. */
export interface Joined {
  sentence: Words
}

/** The unit that owes the answer, while it does. */
export const owing = (reader: Reader, record: CallRecord) =>
  record.running && reader.unit === record.lead && ['clerk', 'deputy', 'head'].includes(reader.role)

/** The unit that called, while the case is open. */
export const calling = (reader: Reader, record: CallRecord, roles: readonly string[]) =>
  record.open && reader.unit === record.caller && roles.includes(reader.role)

/** The centre, while the case is open. */
export const centre = (reader: Reader, record: CallRecord, roles: readonly string[]) =>
  record.open && reader.kind === 'centre' && roles.includes(reader.role)

/** A call that has not gone out yet is its unit's alone. */
export const hasCalled = (record: CallRecord) =>
  record.process !== callProcess || record.calledAt !== undefined

/** Whether an act is about one leg: what a page shows of one leg is not sent to the next. */
export const isOfLeg = (act: MessageAct) => act.correlation === legKey

/** 承办号 of the leg under way, or of the last one. */
export const legKey = (record: CallRecord) => presentLeg(record)?.key ?? ''
