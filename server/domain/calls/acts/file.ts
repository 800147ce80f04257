import { randomId } from '../../../runtime/index.js'
import { usableFiles } from '../../attachments/attachments.js'
import type { Actor, County } from '../../county.js'
import { sayEach } from '../../language.js'
import { dispatchable, ListError, type ListItem } from '../../lists/index.js'
import { done, refuse, type Outcome } from '../../outcome.js'
import { callProcess } from '../case-name.js'
import type { CallRecord, Filed } from '../record.js'
import { itemFiled } from '../item-filed.js'
import { enterCase, filedAs, startFiled } from './enter.js'
import { callerOf, filingFaults, type Filing } from './filing-rules.js'
import { fieldFault, refused } from './refused-words.js'

export type FilingRefused =
  'NOT_ALLOWED' | 'FORM_INVALID' | 'ITEM_UNKNOWN' | 'ITEM_NOT_DISPATCHABLE' | 'CASE_UNKNOWN'

/** Files a call. The same request key files once. */
export async function fileCall(
  ctx: County,
  actor: Actor,
  filing: Filing,
  requestKey?: string,
): Promise<Outcome<CallRecord, FilingRefused>> {
  const caller = callerOf(ctx.people, actor, filing)
  if (caller === undefined) return refuse('NOT_ALLOWED', refused.filing)
  const request = `${actor.person}/${requestKey ?? randomId(ctx.random)}`
  const before = await filedAs(ctx, request)
  if (before) return done(await startFiled(ctx, before))
  const byTelephone = caller !== actor.unit
  const said = byTelephone ? filing : { ...filing, telephone: undefined }
  const checked = await checkFiling(ctx, { ...actor, unit: caller }, said, null, undefined, byTelephone)
  if (!checked.ok) return checked
  const { filed, files } = checked.value
  const entry = { process: callProcess, caller, filed, files, urgency: filing.urgency }
  return done(await enterCase(ctx, actor, entry, request))
}

/**
 * What a filing says, checked against the list and the directory; also when a township revises its call.
 * @param number of the case, when there is one already
 * @param byTelephone whether the centre enters it for the township that rang
 * @param asks whether the form of the filing asks for it: what it does not ask is not missing
 */
export async function checkFiling(
  ctx: County,
  actor: Actor,
  filing: Filing,
  number: string | null = null,
  asks: (field: keyof Filing) => boolean = () => true,
  byTelephone = false,
) {
  const item = filing.item === null ? null : await itemOf(ctx, filing.item)
  if (item === undefined)
    return refuse('ITEM_UNKNOWN', refused.noSuchItem(filing.item ?? ''), chooseItem(ctx))
  if (item && !dispatchable(item, ctx.people.unit))
    return refuse('ITEM_NOT_DISPATCHABLE', refused.itemElsewhere, chooseItem(ctx))
  const duties = item?.townshipDuty ?? []
  const about = { county: ctx.people, unit: actor.unit, now: ctx.now, duties, byTelephone }
  const faults = Object.fromEntries(
    Object.entries(filingFaults(filing, about)).filter(([field]) => asks(field as keyof Filing)),
  )
  if (Object.keys(faults).length)
    return refuse('FORM_INVALID', refused.incomplete, { fields: sayEach(faults, ctx.language) })
  const files = await usableFiles(ctx.store, ctx.county, filing.files, { person: actor.person, case: number })
  if (files.length < new Set(filing.files).size)
    return refuse('FORM_INVALID', refused.filesGone, {
      fields: sayEach({ files: fieldFault.chooseFiles }, ctx.language),
    })
  return done({ filed: filedOf(filing, item), files })
}

/** An item of the list in force; undefined when it has none of that code. */
export async function itemOf(ctx: County, code: string): Promise<ListItem | undefined> {
  try {
    return await ctx.lists.item(ctx.county, ctx.now, code)
  } catch (error) {
    if (error instanceof ListError) return undefined
    throw error
  }
}

function filedOf(filing: Filing, item: ListItem | null): Filed {
  const { files: _files, urgency: _urgency, ...said } = filing
  return {
    ...said,
    title: filing.title.trim(),
    content: filing.content.trim(),
    ...itemFiled(item),
  }
}

const chooseItem = ({ language }: County) => ({ fields: sayEach({ item: fieldFault.chooseItem }, language) })
