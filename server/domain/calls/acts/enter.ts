import { derivedId } from '../../../runtime/index.js'
import { requestId } from '../../../runtime/request.js'
import { follow, isStoreError, type Unsaved } from '../../../store/port.js'
import type { AttachmentDoc } from '../../attachments/record.js'
import { placeFiles, usableFiles } from '../../attachments/attachments.js'
import { unitName, type Actor, type County } from '../../county.js'
import { nextCaseNumber } from '../../numbering/case-number.js'
import {
  documentNumbers,
  drawDocumentNumber,
  numberUnused,
  reserveDocumentNumber,
  type DocumentNumber,
} from '../../numbering/document-number.js'
import { caseNameOf } from '../case-name.js'
import { caseProcedure, type CaseProcedure } from '../procedures/index.js'
import { wordsOf } from '../projection/words.js'
import { callId, calls, newRecord, type CallRecord, type Filed } from '../record.js'
import type { Urgency } from '../urgency.js'
import { noteOf } from './note.js'
import { startVariables } from './start-variables.js'

/** A filing that was found right. */
export interface Entry {
  process: string
  /** In whose name. */
  caller: string
  filed: Filed
  files: readonly AttachmentDoc[]
  urgency: Urgency
  /** Of a matter that is known already, in another procedure; a new number without it. */
  matter?: string
}

/**
 * Enters a case: reserves its number and 文号, keeps the record, starts its instance under an id that follows from the
 * number. The same request enters once; what a crash leaves between record and start is finished by `finishFilings`.
 * @throws StoreError DUPLICATE when the matter has a case in this procedure already
 */
export async function enterCase(
  ctx: County,
  actor: Actor,
  entry: Entry,
  request: string,
): Promise<CallRecord> {
  const { process, filed, files } = entry
  const procedure = caseProcedure(process)
  const { matter, documentNumber, drawn } = await numbersFor(ctx, entry, procedure)
  const followers = drawn ? [follow.insert(documentNumbers, drawn)] : []
  const number = caseNameOf({ matter, process })
  const underWay = requestId()
  const record: Unsaved<CallRecord> = {
    ...newRecord(ctx.county, { matter, process }),
    documentNumber,
    instance: derivedId(ctx.county, 'call', number),
    request,
    files: files.map(file => file._id),
    filedAt: ctx.now,
    filedBy: actor.person,
    filedIn: { post: actor.post, ...(underWay === undefined ? {} : { requestId: underWay }) },
    caller: entry.caller,
    urgency: entry.urgency,
    sensitive: filed.sensitive,
    ...(filed.sensitive ? { readers: [actor.person] } : {}),
    filed,
    state: procedure?.firstState ?? '',
    units: [...new Set([entry.caller, actor.unit])],
  }
  record.words = wordsOf(record, code => unitName(ctx, code))
  try {
    return await startFiled(ctx, await ctx.store.insert(calls, record, { followers }))
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
    const first = await filedAs(ctx, request)
    if (drawn) await numberUnused(ctx.store, { ...drawn, case: null })
    if (!first) throw error
    return startFiled(ctx, first)
  }
}

/** The number of the matter and the 文号; `drawn` when its row is to be written together with the record. */
async function numbersFor(
  ctx: County,
  { process, matter: known }: Entry,
  procedure: CaseProcedure | undefined,
): Promise<{ matter: string; documentNumber: string; drawn?: Unsaved<DocumentNumber> }> {
  const { store, county, now, people } = ctx
  const { shortCode, prefix } = people.county
  const next = () => nextCaseNumber(store, county, shortCode, now)
  if (!procedure?.drawnAtFiling) return { matter: known ?? (await next()), documentNumber: '' }
  const kind = procedure.document
  const actOf = (matter: string) => {
    const number = caseNameOf({ matter, process })
    return { act: `file/${number}`, case: number }
  }
  // A matter that is new has reserved nothing before.
  if (known === undefined && store.followersAreAtomic) {
    const [matter, drawn] = await Promise.all([
      next(),
      drawDocumentNumber(store, county, prefix, { kind, now }),
    ])
    return { matter, documentNumber: drawn.number, drawn: drawn.row(actOf(matter)) }
  }
  const matter = known ?? (await next())
  const ask = { kind, ...actOf(matter), now }
  const documentNumber = await reserveDocumentNumber(store, county, prefix, ask)
  return { matter, documentNumber }
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
      process: record.process,
      item: filed.item ?? undefined,
      instance: record.instance,
      variables: startVariables(record, ctx.people),
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

/** What the same request has entered before. */
export async function filedAs(ctx: County, request: string): Promise<CallRecord | undefined> {
  const { items } = await ctx.store.find(calls, ctx.county, { where: { request }, limit: 1 })
  return items[0]
}

/** The case of a matter in a procedure. */
export function caseIn(ctx: County, matter: string, process: string): Promise<CallRecord | undefined> {
  return ctx.store.get(calls, ctx.county, callId(ctx.county, caseNameOf({ matter, process })))
}
