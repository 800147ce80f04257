import {
  derivedId,
  instances,
  isRuntimeError,
  randomId,
  tasks,
  type TaskRow,
} from '../../../runtime/index.js'
import { usableFiles } from '../../attachments/attachments.js'
import { addComment } from '../../comments/comments.js'
import { unitName, type Actor, type County } from '../../county.js'
import { readForm } from '../../forms/validate.js'
import type { FormSchema } from '../../forms/schema.js'
import { say, sayEach } from '../../language.js'
import { done, refuse, type Outcome } from '../../outcome.js'
import { plainText } from '../../views/sentence/parts.js'
import { caseSentence } from '../../views/sentence/case.js'
import type { Context, Value } from '../feel.js'
import { forms, meantForm } from '../forms.js'
import { findCase } from '../find.js'
import { calls, type CallRecord } from '../record.js'
import { readerOf } from '../reader.js'
import type { Reader } from '../visibility.js'
import { mayOpen } from '../readers.js'
import { asItStands } from './as-it-stands.js'
import { wordingOf } from './catalogue.js'
import { withMeaning } from './meaning.js'
import { awaitingMessage } from './messages/awaiting.js'
import { isOfLeg, legKey } from './messages/act.js'
import { messageActOf, type MessageAct } from './messages/index.js'
import { openTasksOf } from './list.js'
import { noteOf } from './note.js'
import { recordActOf, type RecordAct } from './on-record/index.js'
import { decisionSentence } from './outcome-words.js'
import { withRatedUnits } from './rated-units.js'
import { withRating } from './rating-with-verification.js'
import { isPlatform, mayComplete } from './platform-actor.js'
import { notYours, reasonNobodyWaits, refusalOf, type ActRefused } from './refusals.js'
import { fieldFault, refused } from './refused-words.js'
import { taskOfAct } from './task-id.js'
import { withKeptFiles } from './with-kept-files.js'
import { withPowers } from './with-powers.js'
import { formOf, formTools, knownTo, variablesOfTask } from './tools.js'
import { worded, type Wording } from './wording.js'

export { notYours, type ActRefused } from './refusals.js'

export interface Done {
  done: true
  /** What happens next, one sentence: 已送柳林镇核验. */
  sentence: string
}

/**
 * Does one of the acts of a case: its form is read again on the server, evidence and rights are checked, then the act
 * goes to the instance as one step. Somebody who was second loses nothing: the text is kept as a draft of a comment.
 * @param requestKey the same for every attempt at the same act
 * @param seenLeg 承办号 of the leg about which the act was offered: it is not sent to another
 * @throws RuntimeError TOO_BUSY, PAYLOAD_TOO_LARGE and what an operator must see
 */
export async function performAct(
  ctx: County,
  actor: Actor,
  number: string,
  actId: string,
  input: Readonly<Record<string, unknown>> = {},
  requestKey?: string,
  seenLeg?: string,
): Promise<Outcome<Done, ActRefused>> {
  const record = await findCase(ctx, number)
  if (!record) return refuse('CASE_UNKNOWN', refused.noSuchCase(number))
  // Who keeps the file of a penalty case knows what it is about.
  if (!isPlatform(actor) && !(await mayOpen(ctx, actor, record))) return notYours(ctx, record)
  const token = derivedId(ctx.county, actor.person, record.number, actId, requestKey ?? randomId(ctx.random))
  if (actId === 'comment') {
    const text = typeof input.text === 'string' ? input.text : ''
    const files = Array.isArray(input.files) ? input.files.map(String) : []
    const added = await addComment(ctx, actor, record, { text, files }, token)
    return added.ok ? done({ done: true, sentence: say(commentSent, ctx.language) }) : added
  }
  const onRecord = recordActOf(actId)
  if (onRecord) return changeByAct(ctx, actor, record, onRecord, input, token)
  const message = messageActOf(actId, record)
  const outcome = message
    ? await send(ctx, actor, record, message, { input, token, seenLeg })
    : await completeTask(ctx, actor, record, actId, input, token)
  if (!outcome.ok) return outcome
  return done({ done: true, sentence: await whatNow(ctx, record, outcome.value, input) })
}

/** An act on the record alone: its form is read, then the record changes with its place in the trail. */
async function changeByAct(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  act: RecordAct,
  input: Readonly<Record<string, unknown>>,
  token: string,
): Promise<Outcome<Done, ActRefused>> {
  if (!act.may(readerOf(ctx, actor), record))
    return refuse('NOT_ALLOWED', refused.notYourPost(act.words.name))
  const tools = { ...formTools(ctx), known: knownTo(ctx, actor.unit), language: ctx.language }
  const read = readForm(act.form, input, {}, tools)
  if (!read.ok) return read
  await act.perform(ctx, actor, record, read.value.variables, token)
  return done({ done: true, sentence: worded(act.words, ctx.language).done ?? '' })
}

/** An act that was done: how it reads, and what was filled in for it. */
interface Performed {
  wording: Wording
  form: string | null
}

async function completeTask(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  actId: string,
  input: Readonly<Record<string, unknown>>,
  token: string,
): Promise<Outcome<Performed, ActRefused>> {
  const rowId = taskOfAct(actId)
  const row = rowId === undefined ? undefined : await ctx.store.get(tasks, ctx.county, rowId)
  if (!row || row.case !== record.number) return refuse('ACT_UNKNOWN', refused.noSuchTask)
  if (!mayComplete(actor, row)) return refuse('NOT_ALLOWED', refused.notYourStep)
  const performed = {
    wording: wordingOf(row.form, row.name, row.key, ctx.language),
    form: row.form,
  }
  if (row.state !== 'open') return sentAgain(ctx, actor, record, row, input, token, performed)
  const seen = await variablesOfTask(ctx, row.instance, row.task)
  if (!seen) return refuse('ACT_UNKNOWN', refused.noSuchTask)
  const schema = row.form === null && signs(row) ? blankForm : await formOf(ctx, seen.definition, row.form)
  const read = await readAndMean(ctx, actor, record, { schema, form: row.form, input, token, ...seen })
  if (!read.ok) return read
  const { files } = read.value
  const { rating, variables } = apart(row.form, read.value.variables)
  try {
    await ctx.runtime.complete(ctx.county, {
      instance: row.instance,
      task: row.task,
      variables,
      by: actor.person,
      token,
      note: noteOf(
        actor,
        record.number,
        'task.completed',
        { task: row.element, form: row.form, files },
        rating,
      ),
    })
  } catch (error) {
    return refusalOf(ctx, actor, record, input, error, row.form)
  }
  return done(performed)
}

/** The answer to this very act may have been lost: the instance knows it by its token, and every other one as gone. */
async function sentAgain(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  row: TaskRow,
  input: Readonly<Record<string, unknown>>,
  token: string,
  performed: Performed,
): Promise<Outcome<Performed, ActRefused>> {
  try {
    const { instance, task } = row
    await ctx.runtime.complete(ctx.county, { instance, task, variables: {}, by: actor.person, token })
  } catch (error) {
    return refusalOf(ctx, actor, record, input, error, row.form)
  }
  // What it left with its step is delivered again.
  return done(performed)
}

/** A rating that came with a verification belongs to a task of its own. */
function apart(form: string | null, filled: Context): { rating?: Value; variables: Context } {
  if (meantForm(form) !== forms.verify) return { variables: filled }
  const { 评分: rating, ...variables } = filled
  return { variables, ...(Array.isArray(rating) && rating.length ? { rating } : {}) }
}

async function send(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  act: MessageAct,
  { input, token, seenLeg }: { input: Readonly<Record<string, unknown>>; token: string; seenLeg?: string },
): Promise<Outcome<Performed, ActRefused>> {
  const wording = worded(act.words, ctx.language)
  // Taken before, only its answer was lost; by now the case may be where this act is nobody's.
  if (await takenAlready(ctx, record, token)) return done({ wording, form: null })
  const reader = readerOf(ctx, actor)
  if (!act.may(reader, record)) return notNow(ctx, reader, act, record)
  if (seenLeg !== undefined && isOfLeg(act) && seenLeg !== legKey(record))
    return refuse('NOBODY_WAITS', refused.earlierLeg)
  const awaiting = await awaitingMessage(ctx, actor, act, record)
  if (!awaiting) {
    const now = await asItStands(ctx, record)
    return refuse('NOBODY_WAITS', act.gone?.(now, ctx) ?? reasonNobodyWaits(now, record))
  }
  const { form, schema, variables } = awaiting
  const read = await readAndMean(ctx, actor, record, { schema, form, input, token, variables })
  if (!read.ok) return read
  const sent = { actor, token }
  const said = { ...read.value.variables, ...act.adds?.(actor, record, sent) }
  const join = async (joins: NonNullable<MessageAct['joins']>) => {
    const { sentence } = await joins(ctx, actor, record, said, token)
    return done({ wording: { ...wording, done: say(sentence, ctx.language) }, form })
  }
  if (act.joins && (await act.underWay?.(ctx, record))) return join(act.joins)
  try {
    await ctx.runtime.publish(ctx.county, {
      name: act.message,
      key: act.correlation(record, sent),
      variables: said,
      ttl: 0,
      by: actor.person,
      token,
      note: noteOf(actor, record.number, 'message.sent', { message: act.message, files: read.value.files }),
    })
  } catch (error) {
    if (!act.joins || !isRuntimeError(error, 'ALREADY_STARTED'))
      return refusalOf(ctx, actor, record, input, error)
    return join(act.joins)
  }
  return done({ wording, form })
}

/** Why a post may not do it: never, or no more, since the case went on. */
function notNow(
  ctx: County,
  reader: Reader,
  act: MessageAct,
  record: CallRecord,
): Outcome<never, ActRefused> {
  const going = { ...record, open: true, running: true }
  if (act.may(reader, going))
    return refuse('NOBODY_WAITS', act.gone?.(record, ctx) ?? reasonNobodyWaits(record))
  const owed = record.running && record.legs.some(leg => leg.unit === reader.unit)
  return owed && act.may(reader, { ...going, lead: reader.unit })
    ? refuse('NOBODY_WAITS', refused.movedOn(unitName(ctx, record.lead)))
    : refuse('NOT_ALLOWED', refused.notYourPost(act.words.name))
}

/** Whether an instance of the case has taken the act of this token. */
async function takenAlready(ctx: County, record: CallRecord, token: string): Promise<boolean> {
  const { items } = await ctx.store.find(instances, ctx.county, { where: { case: record.number } })
  return items.some(({ tokens }) => tokens.includes(token))
}

async function readAndMean(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  ask: {
    schema: FormSchema
    form: string | null
    input: Readonly<Record<string, unknown>>
    token: string
    variables: Context
  },
) {
  const tools = { ...formTools(ctx), known: knownTo(ctx, actor.unit), language: ctx.language }
  const rated = withRatedUnits(
    withRating(withKeptFiles(ask.schema, record)),
    ask.variables,
    tools.evaluate,
    code => unitName(ctx, code),
  )
  const schema = await withPowers(ctx, rated, record)
  const read = readForm(schema, ask.input, ask.variables, tools)
  if (!read.ok) return read
  const { files: ids, variables: filled } = read.value
  const files = await usableFiles(ctx.store, ctx.county, ids, { person: actor.person, case: record.number })
  if (files.length < new Set(ids).size)
    return refuse('FORM_INVALID', refused.filesGone, {
      fields: sayEach({ 佐证: fieldFault.chooseFiles }, ctx.language),
    })
  const meant = await withMeaning(ctx, { ...ask, actor, record, filled, files: ids })
  return meant.ok ? done({ variables: meant.value, files: files.map(file => file._id) }) : meant
}

async function whatNow(
  ctx: County,
  before: CallRecord,
  { wording, form }: Performed,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const record = (await ctx.store.get(calls, ctx.county, before._id)) ?? before
  const decision = decisionSentence(ctx, form, input, record)
  if (decision !== undefined) return decision
  if (wording.done)
    return wording.done
      .replace('{caller}', unitName(ctx, record.caller))
      .replace('{lead}', unitName(ctx, record.lead))
  return plainText(caseSentence(ctx, record, await openTasksOf(ctx, record)).parts)
}

const commentSent = { zh: '留言已送出', en: 'Comment sent' }

const blankForm: FormSchema = { id: 'blank', components: [] }

function signs({ headers }: TaskRow): boolean {
  return (JSON.parse(headers) as Record<string, string>).opensSign === 'true'
}
