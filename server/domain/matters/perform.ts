import {
  derivedId,
  randomId,
  RefusedError,
  RuntimeError,
  StaleTaskError,
  tasks,
} from '../../runtime/index.js'
import { usableFiles } from '../attachments/attachments.js'
import { noteOf } from '../calls/acts/note.js'
import { fieldFault, refused } from '../calls/acts/refused-words.js'
import { timeFaults } from '../calls/acts/sense.js'
import { taskOfAct } from '../calls/acts/task-id.js'
import { formOf, formTools, knownTo, variablesOfTask } from '../calls/acts/tools.js'
import type { Context } from '../calls/feel.js'
import { personName, type Actor, type County } from '../county.js'
import { readForm } from '../forms/validate.js'
import { sayEach } from '../language.js'
import { issuedNumber } from '../numbering/issued-number.js'
import { done, refuse, type Outcome } from '../outcome.js'
import { doneSentence } from './acts.js'
import { casesOf, matterOf, type Matter } from './matter.js'
import { maySeeMatter } from './visibility.js'
import { matterWords } from './words.js'
import { mayWithdraw, withdrawAct, withdrawForm, withdrawnSentence } from './withdraw.js'

export interface MatterDone {
  done: true
  sentence: string
}

export type MatterRefused =
  'MATTER_UNKNOWN' | 'ACT_UNKNOWN' | 'NOT_ALLOWED' | 'FORM_INVALID' | 'TASK_GONE' | 'NOBODY_WAITS' | 'REFUSED'

/**
 * Does one of the acts of a matter: its form is read again, a document gets its number, and the act goes to the
 * instance as one step.
 * @param requestKey the same for every attempt at the same act
 * @throws RuntimeError TOO_BUSY, PAYLOAD_TOO_LARGE and what an operator must see
 */
export async function performMatterAct(
  ctx: County,
  actor: Actor,
  instance: string,
  actId: string,
  input: Readonly<Record<string, unknown>> = {},
  requestKey?: string,
): Promise<Outcome<MatterDone, MatterRefused>> {
  const matter = await matterOf(ctx, instance)
  if (!matter || !(await maySeeMatter(ctx, actor, matter)))
    return refuse('MATTER_UNKNOWN', matterWords.unknown)
  const token = derivedId(ctx.county, actor.person, instance, actId, requestKey ?? randomId(ctx.random))
  try {
    return actId === withdrawAct
      ? await withdraw(ctx, actor, matter, input, token)
      : await completeTask(ctx, actor, matter, actId, input, token)
  } catch (error) {
    return refusalOf(ctx, error)
  }
}

async function completeTask(
  ctx: County,
  actor: Actor,
  matter: Matter,
  actId: string,
  input: Readonly<Record<string, unknown>>,
  token: string,
): Promise<Outcome<MatterDone, MatterRefused>> {
  const rowId = taskOfAct(actId)
  const row = rowId === undefined ? undefined : await ctx.store.get(tasks, ctx.county, rowId)
  if (!row || row.instance !== matter.row.instance) return refuse('ACT_UNKNOWN', refused.noSuchTask)
  if (!row.people.includes(actor.person)) return refuse('NOT_ALLOWED', refused.notYourStep)
  const { instance, task, form } = row
  const sentence = doneSentence(ctx, row)
  const complete = (variables: Context, files: readonly string[]) =>
    ctx.runtime.complete(ctx.county, {
      instance,
      task,
      variables,
      by: actor.person,
      token,
      note: noteOf(actor, subjectOf(matter), 'task.completed', { task: row.element, form, files }),
    })
  const seen = row.state === 'open' ? await variablesOfTask(ctx, instance, task) : undefined
  if (!seen) {
    // The answer to this very act may have been lost; every other one finds the task gone.
    await complete({}, [])
    return done({ done: true, sentence })
  }
  const read = await readMatterForm(ctx, actor, subjectOf(matter), { ...seen, form, input })
  if (!read.ok) return read
  const { variables: filled, files } = read.value
  const number = await issuedNumber(ctx, {
    form,
    filled,
    variables: seen.variables,
    token,
    case: casesOf(matter)[0] ?? null,
    actor,
  })
  await complete({ ...filled, ...number }, files)
  return done({ done: true, sentence })
}

async function withdraw(
  ctx: County,
  actor: Actor,
  matter: Matter,
  input: Readonly<Record<string, unknown>>,
  token: string,
): Promise<Outcome<MatterDone, MatterRefused>> {
  const view = await ctx.runtime.instance(ctx.county, matter.row.instance)
  const sentence = withdrawnSentence(ctx)
  if (view?.doc.tokens.includes(token)) return done({ done: true, sentence })
  if (matter.kind !== 'act' || !view) return refuse('ACT_UNKNOWN', refused.noSuchTask)
  if (!mayWithdraw(actor, matter)) return refuse('NOT_ALLOWED', refused.notYourStep)
  const form = { definition: view.doc.definition, variables: view.variables, form: withdrawForm, input }
  const read = await readMatterForm(ctx, actor, subjectOf(matter), form)
  if (!read.ok) return read
  await ctx.runtime.publish(ctx.county, {
    name: 'act withdrawn',
    key: matter.row.key,
    variables: read.value.variables,
    ttl: 0,
    by: actor.person,
    token,
    note: noteOf(actor, subjectOf(matter), 'message.sent', { message: 'act withdrawn' }),
  })
  return done({ done: true, sentence })
}

/** What the trail names: the case, else the matter itself. */
const subjectOf = (matter: Matter) => casesOf(matter)[0] ?? matter.row.instance

/** Reads a form of a matter: its fields, instants on the right side of now, files that are there. */
export async function readMatterForm(
  ctx: County,
  actor: Actor,
  subject: string,
  ask: {
    definition: string
    variables: Context
    form: string | null
    input: Readonly<Record<string, unknown>>
  },
): Promise<Outcome<{ variables: Context; files: string[] }, 'FORM_INVALID'>> {
  const tools = { ...formTools(ctx), known: knownTo(ctx, actor.unit), language: ctx.language }
  const read = readForm(await formOf(ctx, ask.definition, ask.form), ask.input, ask.variables, tools)
  if (!read.ok) return read
  const { files: ids, variables } = read.value
  const faults = timeFaults(variables, ctx.now)
  if (Object.keys(faults).length)
    return refuse('FORM_INVALID', refused.senseless, { fields: sayEach(faults, ctx.language) })
  const files = await usableFiles(ctx.store, ctx.county, ids, { person: actor.person, case: subject })
  if (files.length < new Set(ids).size)
    return refuse('FORM_INVALID', refused.filesGone, {
      fields: sayEach({ 佐证: fieldFault.chooseFiles }, ctx.language),
    })
  return done({ variables, files: files.map(file => file._id) })
}

function refusalOf(ctx: County, error: unknown): Outcome<never, MatterRefused> {
  if (error instanceof StaleTaskError) {
    const { doneBy, doneAt } = error
    return refuse('TASK_GONE', error.how === 'done' ? matterWords.wasFirst : matterWords.cancelled, {
      ...(doneBy ? { by: personName(ctx, doneBy) } : {}),
      ...(doneAt === null ? {} : { at: doneAt }),
    })
  }
  if (error instanceof RefusedError) return refuse('REFUSED', { zh: error.text, en: error.messageEn })
  if (error instanceof RuntimeError && ['NOBODY_WAITS', 'INSTANCE_ENDED'].includes(error.code))
    return refuse('NOBODY_WAITS', matterWords.ended)
  throw error
}
