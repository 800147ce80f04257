import { randomId } from '../../../runtime/index.js'
import type { Actor, County } from '../../county.js'
import { constant } from '../../design/graph.js'
import { resolvedForm } from '../../forms/conditions.js'
import { plainForm, type FormSchema } from '../../forms/schema.js'
import { readForm } from '../../forms/validate.js'
import { done, refuse, type Outcome } from '../../outcome.js'
import { callProcess } from '../case-name.js'
import { readerOf } from '../reader.js'
import { caseProcedure, caseProcedures, type CaseProcedure } from '../procedures/index.js'
import { calls, type CallRecord, type Filed } from '../record.js'
import { maySee } from '../visibility.js'
import type { Context } from '../feel.js'
import { caseIn, enterCase, filedAs, startFiled } from './enter.js'
import { checkFiling, type FilingRefused } from './file.js'
import { refused } from './refused-words.js'
import { answersBeyond, asksOf, fieldsInForm, filingFromForm } from './revised.js'
import { formOf, formTools, knownTo } from './tools.js'

export interface CaseFiling {
  process: string
  /** By key of the procedure's start form. */
  values: Readonly<Record<string, unknown>>
  /** A case of another procedure that goes on in this one under its number: its name. */
  of?: string
}

/** The procedures that a person in this post may file a case in. */
export function fileable(ctx: County, actor: Actor): CaseProcedure[] {
  return caseProcedures.filter(each => each.callerOf(ctx.people, actor) !== undefined)
}

/** The form with which cases of a procedure are filed, as it stands in the version in force. */
export async function filingForm(ctx: County, process: string, item: string | null = null) {
  const definition = await ctx.runtime.definitionInForce(ctx.county, process, item)
  const start = definition.graph.starts.find(each => each.kind === 'none')
  const form = start ? constant(start.form) : undefined
  return form === undefined ? plainForm : formOf(ctx, definition.id, form)
}

/** The same as a page renders it. */
export async function filingPage(ctx: County, process: string): Promise<FormSchema> {
  return resolvedForm(await filingForm(ctx, process), {}, formTools(ctx))
}

/** What a procedure other than calls asked beyond the rest; calls have a place for everything. */
export function answersOf(process: string, filled: Context): Pick<Filed, 'answers'> {
  return process === callProcess ? {} : { answers: answersBeyond(filled) }
}

/**
 * Files a case by the start form of its procedure: the form is read again on the server, then what every record has a
 * place for is checked as for a call. The same request key files once.
 */
export async function fileCase(
  ctx: County,
  actor: Actor,
  { process, values, of }: CaseFiling,
  requestKey?: string,
): Promise<Outcome<CallRecord, FilingRefused>> {
  const procedure = caseProcedure(process)
  const caller = procedure?.callerOf(ctx.people, actor)
  if (!procedure || caller === undefined) return refuse('NOT_ALLOWED', refused.filingIn(procedure?.name))
  const request = `${actor.person}/${requestKey ?? randomId(ctx.random)}`
  const before = await filedAs(ctx, request)
  if (before) return done(await startFiled(ctx, before))
  const known = of === undefined ? done(undefined) : await matterOf(ctx, actor, procedure, of)
  if (!known.ok) return known
  const tools = { ...formTools(ctx), known: knownTo(ctx, caller), language: ctx.language }
  const item = typeof values.清单项 === 'string' ? values.清单项 : null
  const form = await filingForm(ctx, process, item)
  const read = readForm(form, values, {}, tools)
  if (!read.ok) return read
  const filing = { ...filingFromForm(values), files: read.value.files }
  const checked = await checkFiling(ctx, { ...actor, unit: caller }, filing, null, asksOf(form))
  if (!checked.ok)
    return checked.code === 'FORM_INVALID' ? { ...checked, fields: fieldsInForm(checked.fields) } : checked
  const filed = { ...checked.value.filed, ...answersOf(process, read.value.variables) }
  const { files } = checked.value
  const entry = { process, caller, filed, files, urgency: filing.urgency, matter: known.value }
  return done(await enterCase(ctx, actor, entry, request))
}

/** The matter of a case that the filer may see, and that has no case in this procedure yet. */
async function matterOf(
  ctx: County,
  actor: Actor,
  { id, name }: CaseProcedure,
  of: string,
): Promise<Outcome<string, 'CASE_UNKNOWN' | 'NOT_ALLOWED'>> {
  const { items } = await ctx.store.find(calls, ctx.county, { where: { number: of }, limit: 1 })
  const [record] = items
  if (!record || !maySee(readerOf(ctx, actor), record)) return refuse('CASE_UNKNOWN', refused.noSuchCase(of))
  if (await caseIn(ctx, record.matter, id)) return refuse('NOT_ALLOWED', refused.filedAlready(name))
  return done(record.matter)
}
