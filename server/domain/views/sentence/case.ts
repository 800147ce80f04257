import type { TaskRow } from '../../../runtime/index.js'
import { callProcess } from '../../calls/case-name.js'
import { decidesRequest, forms, meantForm, requestDecidedBy } from '../../calls/forms.js'
import { presentLeg, type CallRecord, type Leg } from '../../calls/record.js'
import { unitName, type County } from '../../county.js'
import { plain, type SentencePart } from './parts.js'
import { allOf, turnOf, whoOf } from './who.js'
import { caseWords, type CaseWords } from './words.js'

export interface Sentence {
  /** What the case waits for and whose turn it is. */
  parts: SentencePart[]
  /** Unit whose turn it is; null when nobody's. */
  turn: string | null
  /** The task that moves the case on. */
  task?: TaskRow
  next?: string
}

/** The first words say whose turn it is; `beside` what goes on next to it. */
interface Draft extends Omit<Sentence, 'parts'> {
  head: SentencePart[]
  beside?: SentencePart[]
}

type Ctx = Pick<County, 'people' | 'now' | 'language'>

/**
 * Every case says in one sentence what it waits for and whose turn it is; the limit stands beside it. Whoever reads it
 * and may do it reads 轮到您.
 */
export function caseSentence(
  ctx: Ctx,
  record: CallRecord,
  open: readonly TaskRow[],
  reader?: string,
): Sentence {
  const words = caseWords[ctx.language]
  const { head, beside = [], ...sentence } = draftOf(ctx, words, record, open)
  const mine = reader !== undefined && sentence.task?.people.includes(reader) === true
  const first = mine && sentence.task ? words.yourTurn(sentence.task) : head
  return { ...sentence, parts: [...first, ...beside] }
}

function draftOf(ctx: Ctx, words: CaseWords, record: CallRecord, open: readonly TaskRow[]): Draft {
  const caller = unitName(ctx, record.caller)
  if (record.running) return handling(ctx, words, record, open)
  if (!record.open) {
    const rate = open.find(task => meantForm(task.form) === forms.rate)
    return rate
      ? { head: words.waitingForRating(caller), turn: record.caller, task: rate }
      : { head: [plain(words.closing(record))], turn: null }
  }
  const task = open.find(each => each.process === record.process) ?? open[0]
  if (!task && record.state === '挂账') return { head: words.shelved(record), turn: null }
  if (!task && record.state === '已并件') return { head: words.merged(record.merged?.main ?? ''), turn: null }
  if (!task) return { head: words.stopped(record.state), turn: null }
  return {
    head: words.waiting(allOf(ctx, task, open), task),
    turn: turnOf(ctx, task),
    task,
    ...nextOf(words, record, caller),
  }
}

function handling(ctx: Ctx, words: CaseWords, record: CallRecord, open: readonly TaskRow[]): Draft {
  const leg = presentLeg(record)
  const own = open.filter(task => task.process === record.process)
  const task = own.find(each => !decidesRequest(each.form) && meantForm(each.form) !== forms.cooperate)
  const asking = own.find(each => decidesRequest(each.form))
  const asked = asking && requestDecidedBy(asking.form)
  const lead = unitName(ctx, record.lead)
  const others = task !== undefined && record.lead !== null && !task.units.includes(record.lead)
  return {
    head: task ? words.waiting(others ? allOf(ctx, task, open) : lead, task) : words.waitingForAnswer(lead),
    beside: [
      ...(asking && asked ? [words.asking(asked, whoOf(ctx, asking), asking)] : []),
      ...(leg ? words.cooperation(cooperationOf(ctx, leg)) : []),
    ],
    turn: others ? turnOf(ctx, task) : record.lead,
    ...(task ? { task } : {}),
    next: words.next.feedback(unitName(ctx, record.caller)),
  }
}

/** A cooperating unit in red is named, and never turns the case red. */
function cooperationOf(ctx: Ctx, leg: Leg): { late: string[]; waiting: string[]; replied: string[] } {
  const names = (list: Leg['cooperation']) => list.map(each => unitName(ctx, each.unit))
  const missing = leg.cooperation.filter(each => each.repliedAt === undefined)
  return {
    late: names(missing.filter(each => each.due <= ctx.now)),
    waiting: names(missing.filter(each => each.due > ctx.now)),
    replied: names(leg.cooperation.filter(each => each.repliedAt !== undefined)),
  }
}

function nextOf({ next }: CaseWords, record: CallRecord, caller: string): { next?: string } {
  switch (record.state) {
    case '待审签':
      // Only calls go to the centre then; the others go to the body that the item names.
      return record.process === callProcess ? { next: next.approval } : {}
    case '待受理':
      return { next: next.intake }
    case '待补正':
      return { next: next.supplement }
    case '待核验':
      return { next: next.verification(caller) }
    default:
      return {}
  }
}
