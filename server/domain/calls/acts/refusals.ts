import { RefusedError, RuntimeError, StaleTaskError } from '../../../runtime/index.js'
import { personName, unitName, type Actor, type County } from '../../county.js'
import { readDraft, saveDraft } from '../../drafts/drafts.js'
import type { Words } from '../../language.js'
import { refuse, type Outcome, type Refusal } from '../../outcome.js'
import { requestDecidedBy } from '../forms.js'
import type { CallRecord } from '../record.js'
import { asItStands } from './as-it-stands.js'
import { commentDraft } from './catalogue.js'
import { refused } from './refused-words.js'

export type ActRefused =
  | 'CASE_UNKNOWN'
  | 'CASE_NOT_YOURS'
  | 'ACT_UNKNOWN'
  | 'NOT_ALLOWED'
  | 'FORM_INVALID'
  | 'ITEM_UNKNOWN'
  | 'ITEM_NOT_DISPATCHABLE'
  | 'TASK_GONE'
  | 'NOBODY_WAITS'
  | 'REFUSED'

/** Of a sensitive case nobody but its readers learns that there is one. */
export function notYours(
  ctx: County,
  record: CallRecord,
): Refusal<'CASE_NOT_YOURS'> | Refusal<'CASE_UNKNOWN'> {
  if (record.sensitive) return refuse('CASE_UNKNOWN', refused.noSuchCase(record.number))
  return refuse('CASE_NOT_YOURS', refused.notYours(unitName(ctx, record.caller)))
}

/**
 * What the runtime refused, in the words of the case.
 * @param form of the task that was to be done
 * @throws everything that is no refusal
 */
export async function refusalOf(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  input: Readonly<Record<string, unknown>>,
  error: unknown,
  form: string | null = null,
): Promise<Outcome<never, ActRefused>> {
  if (error instanceof StaleTaskError) return gone(ctx, actor, record, input, error, form)
  if (error instanceof RefusedError) return refuse('REFUSED', { zh: error.text, en: error.messageEn })
  if (error instanceof RuntimeError && ['NOBODY_WAITS', 'INSTANCE_ENDED'].includes(error.code))
    return refuse('NOBODY_WAITS', reasonNobodyWaits(await asItStands(ctx, record), record))
  throw error
}

/**
 * Why nobody waits for an act, from how the case stands.
 * @param before as it stood when the act was begun: somebody may have been first in between
 */
export function reasonNobodyWaits(record: CallRecord, before = record): Words {
  if (!record.open) return refused.ended(record.state)
  if (record.answeredAt !== undefined && !record.running) return refused.answered
  if (record.legs.length > before.legs.length) return refused.earlierLeg
  return refused.nobodyWaits
}

/** Somebody was first: who and when, and what was typed is kept as the draft of a comment. */
async function gone(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  input: Readonly<Record<string, unknown>>,
  { doneBy, doneAt, how }: StaleTaskError,
  form: string | null,
): Promise<Outcome<never, ActRefused>> {
  const typed = Object.values(input).filter(value => typeof value === 'string' && value.trim().length > 1)
  if (typed.length) await keepAsDraft(ctx, actor, record, typed.join('\n'))
  const now = await asItStands(ctx, record)
  return refuse('TASK_GONE', how === 'done' && doneBy ? refused.wasFirst : cancelled(ctx, actor, now, form), {
    ...(doneBy ? { by: personName(ctx, doneBy) } : {}),
    ...(doneAt === null ? {} : { at: doneAt }),
  })
}

/** Kept as the draft of a comment, after what that draft says already. */
async function keepAsDraft(ctx: County, actor: Actor, { number }: CallRecord, typed: string): Promise<void> {
  const owner = { county: ctx.county, person: actor.person }
  const key = commentDraft(number)
  const there = (await readDraft(ctx.store, owner, key))?.value ?? {}
  const before = typeof there.text === 'string' ? there.text.trim() : ''
  const text = before === '' || before.includes(typed) ? before || typed : `${before}\n${typed}`
  await saveDraft(ctx.store, owner, key, { ...there, text }, ctx.now)
}

/** Why a step is gone that nobody has done, from how the case stands now. */
function cancelled(ctx: County, { unit }: Actor, record: CallRecord, form: string | null): Words {
  if (!record.open) return refused.cancelledWith(record.state)
  if (record.answeredAt !== undefined && !record.running) {
    const asked = requestDecidedBy(form)
    return asked ? refused.needless(asked) : refused.cancelledWith('反馈')
  }
  const owed = record.legs.some(leg => leg.unit === unit && leg.to !== undefined)
  return owed && record.running && record.lead !== unit
    ? refused.movedTo(unitName(ctx, record.lead))
    : refused.cancelled
}
