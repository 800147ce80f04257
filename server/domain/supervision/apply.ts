import type { CalendarEdition } from '../../calendar/index.js'
import type { EventBatch } from '../../runtime/index.js'
import { isStoreError, type Store } from '../../store/port.js'
import { contextIn, instantIn, numberIn, textIn } from '../calls/feel.js'
import { callId, calls, type CallRecord } from '../calls/record.js'
import { isUrgency } from '../calls/urgency.js'
import { documentVoided } from '../numbering/document-number.js'
import { yellowFrom } from '../views/time/light.js'
import { lateCooperation, settledCooperation } from './cooperation.js'
import { projectSupervision } from './project.js'
import { supervisionId, supervisions, type SupervisionDoc } from './record.js'

/** Takes a batch of a supervision into its row; the first one makes the row. */
export async function applyToSupervision(
  store: Store,
  batch: EventBatch,
  edition: CalendarEdition,
): Promise<SupervisionDoc | undefined> {
  const { county, variables } = batch
  const leg = textIn(variables.承办号)
  if (!leg || !batch.case) return undefined
  const _id = supervisionId(county, leg)
  for (;;) {
    const there = await store.get(supervisions, county, _id)
    const row = there ?? (await blankRow(store, batch, leg, edition))
    if (!row) return undefined
    const next = projectSupervision(row, batch, edition)
    // Known already: what was to follow it may have been lost with its node.
    const written = next === there ? there : await write(store, there, next)
    if (!written) continue
    await voidNumbers(store, written)
    return written
  }
}

/** Whether ledger rows of cooperating units are open, which follow what their case does. */
export async function cooperationOpen(store: Store, record: CallRecord): Promise<boolean> {
  const any = record.legs.some(leg => leg.cooperation.length > 0)
  return any && (await openRows(store, record)).length > 0
}

async function openRows(store: Store, record: CallRecord): Promise<SupervisionDoc[]> {
  const { items } = await store.find(supervisions, record.county, {
    where: { number: record.number, role: '协办', open: true },
  })
  return items
}

/** Ledger rows of cooperating units: made when one is late, settled with its reply or with its leg. */
export async function applyCooperation(store: Store, record: CallRecord, batch: EventBatch): Promise<void> {
  for (const row of lateCooperation(record, batch.events)) {
    try {
      const { rev: _rev, ...unsaved } = row
      await store.insert(supervisions, unsaved)
    } catch (error) {
      if (!isStoreError(error, 'DUPLICATE')) throw error
    }
  }
  for (const row of await openRows(store, record)) {
    for (let there: SupervisionDoc | undefined = row; there;) {
      const next = settledCooperation(there, record)
      if (!next || (await write(store, there, next))) break
      there = await store.get(supervisions, record.county, row._id)
    }
  }
}

/** The register learns which orders are void: their reds were taken back. */
export async function voidNumbers(store: Store, { county, orders }: SupervisionDoc): Promise<void> {
  for (const { number, voidedAt } of orders)
    if (number !== undefined && voidedAt !== undefined) await documentVoided(store, county, number, voidedAt)
}

/** The row as written; undefined when somebody else was faster. */
async function write(
  store: Store,
  there: SupervisionDoc | undefined,
  next: SupervisionDoc,
): Promise<SupervisionDoc | undefined> {
  const { rev: _rev, ...unsaved } = next
  try {
    if (!there) return await store.insert(supervisions, unsaved)
    const { _id, county, ...set } = unsaved
    return await store.update(supervisions, county, _id, there.rev, {
      set,
      unset: 'next' in next && next.next ? [] : ['next'],
    })
  } catch (error) {
    if (isStoreError(error, 'STALE_REV') || isStoreError(error, 'DUPLICATE')) return undefined
    throw error
  }
}

async function blankRow(
  store: Store,
  { county, case: number, variables }: EventBatch,
  leg: string,
  edition: CalendarEdition,
): Promise<SupervisionDoc | undefined> {
  const record = await store.get(calls, county, callId(county, number ?? ''))
  const unit = textIn(variables.单位)
  if (!record || !unit) return undefined
  const urgency = isUrgency(variables.紧急程度) ? variables.紧急程度 : record.urgency
  const from = instantIn(variables.派发时刻) ?? record.filedAt
  const due = instantIn(variables.期限) ?? from
  return {
    _id: supervisionId(county, leg),
    county,
    rev: 0,
    number: record.number,
    leg,
    role: '主办',
    unit,
    caller: textIn(contextIn(variables.事项).呼叫单位) ?? record.caller,
    urgency,
    sensitive: record.sensitive,
    from,
    due,
    yellow: yellowFrom(edition, urgency, from, due),
    version: numberIn(variables.限版) ?? 1,
    ladder: [],
    steps: [],
    level: '',
    reds: [],
    orders: [],
    phones: [],
    open: true,
    applied: [],
    units: [...new Set([unit, record.caller])],
  }
}
