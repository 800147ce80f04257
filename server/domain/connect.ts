import type { EventBatch } from '../runtime/index.js'
import { recordNoted } from './calls/acts/note.js'
import { applyToCall } from './calls/projection/apply.js'
import { callId, calls } from './calls/record.js'
import type { Services } from './county.js'
import { tellLapses } from './notices/lapses.js'
import { tellRefusedCountersign } from './notices/countersign.js'
import { noticeSender, type Resolve } from './notices/on-send.js'
import { documentIssued } from './numbering/document-number.js'
import { applyCooperation, applyToSupervision } from './supervision/apply.js'
import { prepareDocument } from './supervision/workers.js'
import { applyToAct, applyToDocument } from './supervision/documents.js'
import { redsTakenBack } from './supervision/take-back.js'
import { applyToRuling } from './rulings/apply.js'
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
  const followed: Readonly<Record<string, (batch: EventBatch) => Promise<unknown>>> = {
    'township-call': batch => toCall(services, batch),
    'township-call-after-close': batch => toCall(services, batch),
    supervision: batch => applyToSupervision(store, batch, services.calendar(batch.county)),
    'dispute-ruling': batch => applyToRuling(store, batch),
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
      await issued(services, batch)
      await followed[batch.process]?.(batch)
    },
    (process, events) => Object.hasOwn(followed, process) || events.some(event => event.type === 'milestone'),
  )
}

async function toCall({ store, directory, calendar }: Services, batch: EventBatch): Promise<void> {
  const { county, case: number } = batch
  if (number === null) return
  const before = await store.get(calls, county, callId(county, number))
  if (!before) return
  await tellLapses(store, before, batch)
  const { unit } = await directory.current(county)
  const record = await applyToCall(store, county, number, batch, {
    edition: calendar(county),
    unitName: code => unit.get(code)?.short ?? code,
  })
  if (record) await applyCooperation(store, record, batch)
}

/** The register learns which numbers have their document. */
async function issued({ store }: Services, batch: EventBatch): Promise<void> {
  for (const event of batch.events) {
    if (event.type !== 'milestone') continue
    const number = event.name === '呼叫' ? contextIn(batch.variables.事项).文号 : contextIn(event.data).文号
    if (textIn(number)) await documentIssued(store, batch.county, String(number), event.at)
  }
}
