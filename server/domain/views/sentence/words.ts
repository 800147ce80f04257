import type { TaskRow } from '../../../runtime/index.js'
import type { CallRecord, Request } from '../../calls/record.js'
import type { Language } from '../../language.js'
import { caseWordsEn } from './words-en.js'
import { caseWordsZh } from './words-zh.js'
import type { SentencePart } from './parts.js'

type Task = Pick<TaskRow, 'form' | 'name' | 'key'>

/** How a language says where a case stands. */
export interface CaseWords {
  yourTurn(task: Task): SentencePart[]
  waiting(who: string, task: Task): SentencePart[]
  /** For the answer of the lead unit, while it has no task of its own. */
  waitingForAnswer(lead: string): SentencePart[]
  waitingForRating(caller: string): SentencePart[]
  /** Nobody's turn: it waits for a day, or for another case. */
  shelved(record: CallRecord): SentencePart[]
  merged(main: string): SentencePart[]
  /** The procedure stands still, in an incident. */
  stopped(state: string): SentencePart[]
  /** Behind the sentence: a request that somebody decides. */
  asking(kind: Request['kind'], who: string, task: Task): SentencePart
  /** Behind the sentence: the cooperating units. */
  cooperation(units: { late: string[]; waiting: string[]; replied: string[] }): SentencePart[]
  /** How it ended. */
  closing(record: CallRecord): string
  /** What is answered to whoever filed: to whom it went, else what it waits for. */
  sentTo(person: string, task: Task): string
  sent(sentence: string): string
  /** What follows, by the state of the case. */
  next: {
    approval: string
    intake: string
    supplement: string
    feedback(caller: string): string
    verification(caller: string): string
  }
}

export const caseWords: Readonly<Record<Language, CaseWords>> = { 'zh-CN': caseWordsZh, en: caseWordsEn }
