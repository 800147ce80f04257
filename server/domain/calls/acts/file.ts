import { randomId, derivedId } from '../../../runtime/index.js'
import { requestId } from '../../../runtime/request.js'
import { isStoreError, type Unsaved } from '../../../store/port.js'
import { placeFiles, usableFiles } from '../../attachments/attachments.js'
import type { Actor, County } from '../../county.js'
import { unitName } from '../../county.js'
import { sayEach } from '../../language.js'
import { dispatchable, ListError, type ListItem } from '../../lists/index.js'
import { nextCaseNumber, tailOf } from '../../numbering/case-number.js'
import { reserveDocumentNumber } from '../../numbering/document-number.js'
import { done, refuse, type Outcome } from '../../outcome.js'
import { wordsOf } from '../projection/words.js'
import { callId, calls, type CallRecord, type Filed } from '../record.js'
import { filingFaults, mayFile, type Filing } from './filing-rules.js'
import { noteOf } from './note.js'
import { fieldFault, refused } from './refused-words.js'
import { callProcess, startVariables } from './start-variables.js'

export type FilingRefused =
  'NOT_ALLOWED' | 'FORM_INVALID' | 'ITEM_UNKNOWN' | 'ITEM_NOT_DISPATCHABLE' | 'CASE_UNKNOWN'

/**
 * Files a call: reserves its number and 文号, keeps the record, starts its instance under an id that follows from the
 * number. The same request key files once; what a crash leaves between record and start is finished by `finishFilings`.
 */
export async function fileCall(
  ctx: County,
  actor: Actor,
  filing: Filing,
  requestKey?: string,
): Promise<Outcome<CallRecord, FilingRefused>> {
  if (!mayFile(ctx.people, actor)) return refuse('NOT_ALLOWED', refused.filing)
  const request = `${actor.person}/${requestKey ?? randomId(ctx.random)}`
  const before = await filedAs(ctx, request)
  if (before) return done(await startFiled(ctx, before))
  const checked = await checkFiling(ctx, actor, filing)
  if (!checked.ok) return checked
  const { filed, files } = checked.value
  const number = await nextCaseNumber(ctx.store, ctx.county, ctx.people.county.shortCode, ctx.now)
  const documentNumber = await reserveDocumentNumber(ctx.store, ctx.county, ctx.people.county.prefix, {
    kind: '呼',
    act: `file/${number}`,
    case: number,
    now: ctx.now,
  })
  const underWay = requestId()
  const record: Unsaved<CallRecord> = {
    _id: callId(ctx.county, number),
    county: ctx.county,
    number,
    tail: tailOf(number),
    documentNumber,
    round: 1,
    status: 'filing',
    instance: derivedId(ctx.county, 'call', number),
    request,
    files: files.map(file => file._id),
    filedAt: ctx.now,
    filedBy: actor.person,
    filedIn: { post: actor.post, ...(underWay === undefined ? {} : { requestId: underWay }) },
    caller: actor.unit,
    urgency: filing.urgency,
    sensitive: filed.sensitive,
    filed,
    state: '待审签',
    open: true,
    running: false,
    lead: null,
    cooperating: [],
    legs: [],
    counts: { returns: 0, extensions: 0, reworks: 0 },
    supplements: [],
    disputes: [],
    pending: null,
    ratings: [],
    applied: [],
    units: [actor.unit],
    words: [],
  }
  record.words = wordsOf(record, code => unitName(ctx, code))
  try {
    return done(await startFiled(ctx, await ctx.store.insert(calls, record)))
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
    const first = await filedAs(ctx, request)
    if (!first) throw error
    return done(await startFiled(ctx, first))
  }
}

/** What a filing says, checked against the list and the directory; also when a township revises its call. */
export async function checkFiling(ctx: County, actor: Actor, filing: Filing, number: string | null = null) {
  const item = filing.item === null ? null : await itemOf(ctx, filing.item)
  if (item === undefined)
    return refuse('ITEM_UNKNOWN', refused.noSuchItem(filing.item ?? ''), chooseItem(ctx))
  if (item && !dispatchable(item, ctx.people.unit))
    return refuse('ITEM_NOT_DISPATCHABLE', refused.itemElsewhere, chooseItem(ctx))
  const duties = item?.townshipDuty ?? []
  const about = { county: ctx.people, unit: actor.unit, now: ctx.now, duties }
  const faults = filingFaults(filing, about)
  if (Object.keys(faults).length)
    return refuse('FORM_INVALID', refused.incomplete, { fields: sayEach(faults, ctx.language) })
  const files = await usableFiles(ctx.store, ctx.county, filing.files, { person: actor.person, case: number })
  if (files.length < new Set(filing.files).size)
    return refuse('FORM_INVALID', refused.filesGone, {
      fields: sayEach({ files: fieldFault.chooseFiles }, ctx.language),
    })
  return done({ filed: filedOf(filing, item), files })
}

/**
 * Does what follows a record: its files belong to the case, its instance runs, and with its first step the trail has
 * it. Doing it twice does nothing more.
 */
export async function startFiled(ctx: County, record: CallRecord): Promise<CallRecord> {
  const { county } = ctx
  const { number, filed, filedBy, documentNumber, urgency } = record
  const files = await usableFiles(ctx.store, county, record.files ?? [], { person: filedBy, case: number })
  await placeFiles(ctx.store, county, files, number)
  if (record.status === 'filing')
    await ctx.runtime.start(county, {
      process: callProcess,
      item: filed.item ?? undefined,
      instance: record.instance,
      variables: startVariables(record),
      by: filedBy,
      token: derivedId(county, 'file', number),
      note: noteOf({ person: filedBy, ...record.filedIn }, number, 'call.filed', {
        documentNumber,
        item: filed.item,
        urgency,
      }),
    })
  return (await ctx.store.get(calls, county, record._id)) ?? record
}

/**
 * Finishes filings that a crash left without an instance.
 * @param filedBy only those of that instant or before: later ones may be under way
 * @returns how many
 */
export async function finishFilings(ctx: County, filedBy = ctx.now): Promise<number> {
  const { items } = await ctx.store.find(calls, ctx.county, {
    where: { status: 'filing', filedAt: { lte: filedBy } },
    sort: ['filedAt'],
  })
  for (const record of items) await startFiled(ctx, record)
  return items.length
}

async function filedAs(ctx: County, request: string): Promise<CallRecord | undefined> {
  const { items } = await ctx.store.find(calls, ctx.county, { where: { request }, limit: 1 })
  return items[0]
}

async function itemOf(ctx: County, code: string): Promise<ListItem | undefined> {
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
    itemNo: item?.no ?? null,
    itemTitle: item?.title ?? '清单外事项',
    domain: item?.domain ?? '清单外',
    evidence: [...(item?.evidence ?? [])],
    list: item && {
      edition: item.edition,
      lead: item.lead,
      cooperating: item.cooperating,
      complex: item.complex,
      limits: item.limits,
    },
  }
}

const chooseItem = ({ language }: County) => ({ fields: sayEach({ item: fieldFault.chooseItem }, language) })
