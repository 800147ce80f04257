import type { EventBatch } from '../../runtime/index.js'
import { isStoreError, type Unsaved } from '../../store/port.js'
import { countyNow, unitName, type Services } from '../county.js'
import { documentIssued, reserveDocumentNumber } from '../numbering/document-number.js'
import { filedFromVariables } from './filed-from-variables.js'
import { contextIn, instantIn, textIn } from './feel.js'
import { changeRecord } from './change.js'
import { caseNamed } from './case-name.js'
import { caseProcedure } from './procedures/index.js'
import { wordsOf } from './projection/words.js'
import { calls, newRecord, type CallRecord } from './record.js'
import { isUrgency } from './urgency.js'

/**
 * Makes the record of a case that no form filed: it began by message, from another source or from a case of the same
 * matter in another procedure, of which it takes over what was filed. Doing it twice does nothing more.
 */
export async function openRecord(
  services: Services,
  batch: EventBatch,
  number: string,
): Promise<CallRecord | undefined> {
  const { store } = services
  const { county, variables } = batch
  const identity = caseNamed(number)
  const matter = contextIn(variables.事项)
  const before = await latestOf(services, county, identity.matter)
  const ctx = await countyNow(services, county)
  const filed = await filedFromVariables(ctx, variables, before?.filed)
  const caller = textIn(matter.呼叫单位) ?? before?.caller
  if (caller === undefined) return undefined
  const at = batch.events[0]?.at ?? batch.at
  const record: Unsaved<CallRecord> = {
    ...newRecord(county, identity),
    documentNumber: textIn(matter.文号) ?? '',
    status: 'started',
    instance: batch.instance,
    request: `message/${batch.instance}`,
    filedAt: instantIn(matter.呼叫时刻) ?? at,
    filedBy: before?.filedBy ?? '',
    caller,
    urgency: isUrgency(matter.紧急程度) ? matter.紧急程度 : (before?.urgency ?? '一般'),
    sensitive: filed.sensitive,
    ...(before?.readers ? { readers: before.readers } : {}),
    filed,
    state: caseProcedure(identity.process)?.firstState ?? '',
    units: [caller],
  }
  record.words = wordsOf(record, code => unitName(ctx, code))
  try {
    return await store.insert(calls, record)
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
    return store.get(calls, county, record._id)
  }
}

/** The case of a matter that was filed last, in whatever procedure. */
async function latestOf(
  { store }: Services,
  county: string,
  matter: string,
): Promise<CallRecord | undefined> {
  const { items } = await store.find(calls, county, { where: { matter }, sort: ['-filedAt'], limit: 1 })
  return items[0]
}

/** Whether a case's document gets its number with these events. */
export function drawsNumber({ process, documentNumber }: CallRecord, batch: EventBatch): boolean {
  return documentNumber === '' && issuingOf(process, batch) !== undefined
}

function issuingOf(process: string, batch: EventBatch) {
  const milestone = caseProcedure(process)?.issuedWith
  const found = batch.events.find(each => each.type === 'milestone' && each.name === milestone)
  return found?.type === 'milestone' ? found : undefined
}

/** Draws the number of a case's document at the milestone that issues it, where no act of a person did. */
export async function drawNumber(
  services: Services,
  { county, _id, number, process, documentNumber }: CallRecord,
  batch: EventBatch,
): Promise<void> {
  const procedure = caseProcedure(process)
  const issuing = issuingOf(process, batch)
  if (!procedure || !issuing || documentNumber !== '') return
  const { store } = services
  const { people } = await countyNow(services, county)
  const drawn =
    textIn(contextIn(issuing.data).文号) ??
    (await reserveDocumentNumber(store, county, people.county.prefix, {
      kind: procedure.document,
      act: `open/${number}`,
      case: number,
      now: issuing.at,
    }))
  await documentIssued(store, county, drawn, issuing.at)
  await keepNumber(services, county, _id, drawn)
}

async function keepNumber({ store }: Services, county: string, id: string, drawn: string): Promise<void> {
  await changeRecord(store, county, id, ({ documentNumber, words }) =>
    documentNumber === ''
      ? { set: { documentNumber: drawn, words: words.length ? [...words, drawn] : [] } }
      : undefined,
  )
}
