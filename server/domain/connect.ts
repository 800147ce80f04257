import type { EventBatch } from '../runtime/index.js'
import { recordNoted } from './calls/acts/note.js'
import { drawNumber, openRecord } from './calls/opened.js'
import { concernsCase, isCaseProcess } from './calls/procedures/index.js'
import { applyToCall } from './calls/projection/apply.js'
import { callId, calls } from './calls/record.js'
import type { Services } from './county.js'
import { tellLapses } from './notices/lapses.js'
import { tellRefusedCountersign } from './notices/countersign.js'
import { noticeSender, type Resolve } from './notices/on-send.js'
import { documentIssued } from './numbering/document-number.js'
import { applyCooperation, applyToSupervision } from './supervision/apply.js'
import { prepareDocument } from './supervision/workers.js'
import { applyToAct } from './supervision/acts/apply.js'
import { applyToDocument } from './supervision/documents/apply.js'
import { findUnits } from './supervision/review.js'
import { redsTakenBack } from './supervision/take-back.js'
import { followRuling } from './rulings/follow.js'
import { findParties } from './rulings/workers.js'
import { contextIn, textIn } from './calls/feel.js'

/**
 * Lets the domain hear the runtime: records, ledger rows and notices follow from what the procedures do. Called once,
 * before the runtime opens; every receiver bears being told the same twice.
 */
export function connectDomain(services: Services): void {
  const { store, runtime, directory } = services
  const resolve: Resolve = (county, principals, at) => directory.resolve(county, principals, at)
  runtime.onSend('huying.notice', noticeSender(store, resolve))
  runtime.onSend('huying.take-back-reds', redsTakenBack(store))
  runtime.work('huying.prepare-document', prepareDocument(services))
  runtime.work('huying.find-parties', findParties(services))
  runtime.work('huying.find-units', findUnits(services))
  const followed: Readonly<Record<string, (batch: EventBatch) => Promise<unknown>>> = {
    supervision: batch => applyToSupervision(store, batch, services.calendar(batch.county)),
    'dispute-ruling': batch => followRuling(services, batch),
    'supervision-document': batch => applyToDocument(store, batch),
    async 'assigned-act'(batch) {
      await applyToAct(store, batch)
      await tellRefusedCountersign(store, resolve, batch)
    },
  }
  runtime.onEvents(
    batch => recordNoted(services, batch),
    (_process, _events, note) => note !== undefined,
  )
  runtime.onEvents(
    async batch => {
      if (concernsCase(batch.process)) await toCase(services, batch)
      await issued(services, batch)
      await followed[batch.process]?.(batch)
    },
    (process, events) =>
      concernsCase(process) ||
      Object.hasOwn(followed, process) ||
      events.some(event => event.type === 'milestone'),
  )
}

async function toCase(services: Services, batch: EventBatch): Promise<void> {
  const { store, directory, calendar } = services
  const { county, case: number } = batch
  if (number === null) return
  const before = await recordOf(services, batch, number)
  if (!before) return
  await tellLapses(store, before, batch)
  const { unit } = await directory.current(county)
  const record = await applyToCall(store, county, number, batch, {
    edition: calendar(county),
    unitName: code => unit.get(code)?.short ?? code,
  })
  if (!record) return
  await applyCooperation(store, record, batch)
  await drawNumber(services, record, batch)
}

/** The record of the case; one that began by message gets its own with the first that is heard of it. */
async function recordOf(services: Services, batch: EventBatch, number: string) {
  const there = await services.store.get(calls, batch.county, callId(batch.county, number))
  return there ?? (isCaseProcess(batch.process) ? openRecord(services, batch, number) : undefined)
}

/** The register learns which numbers have their document. */
async function issued({ store }: Services, batch: EventBatch): Promise<void> {
  for (const event of batch.events) {
    if (event.type !== 'milestone') continue
    const number = event.name === '呼叫' ? contextIn(batch.variables.事项).文号 : contextIn(event.data).文号
    if (textIn(number)) await documentIssued(store, batch.county, String(number), event.at)
  }
}
