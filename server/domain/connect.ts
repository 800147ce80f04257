import type { EventBatch } from '../runtime/index.js'
import type { Follower } from '../store/port.js'
import { opensRating, rateAsGiven } from './calls/acts/given-rating.js'
import { noteRows, recordNoted } from './calls/acts/note.js'
import { announcer } from './calls/merging/announce.js'
import { linkMain } from './calls/merging/link-main.js'
import { leaveMain } from './calls/merging/settle.js'
import { drawNumber, openRecord } from './calls/opened.js'
import { concernsCase, isCaseProcess } from './calls/procedures/index.js'
import { applyToCall, factsOf } from './calls/projection/apply.js'
import { caseRows } from './calls/projection/rows.js'
import { nameThoseWithTasks } from './calls/readers.js'
import { callId, calls } from './calls/record.js'
import type { Services } from './county.js'
import { tellLapses } from './notices/lapses.js'
import { refusedCountersigns, tellRefusedCountersign } from './notices/countersign.js'
import { noticeSender, type Resolve } from './notices/on-send.js'
import { tellPenaltyMilestones } from './notices/penalty.js'
import { documentIssued, issuedRow } from './numbering/document-number.js'
import { applyCooperation, applyToSupervision } from './supervision/apply.js'
import { prepareDocument } from './supervision/workers.js'
import { actRows, applyToAct } from './supervision/acts/apply.js'
import { followDocument } from './supervision/documents/follow.js'
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
  runtime.onSend('huying.announce', announcer(services, resolve))
  runtime.onSend('huying.take-back-reds', redsTakenBack(store))
  runtime.work('huying.prepare-document', prepareDocument(services))
  runtime.work('huying.link-main', linkMain(services))
  runtime.work('huying.find-parties', findParties(services))
  runtime.work('huying.find-units', findUnits(services))
  const followed: Readonly<Record<string, (batch: EventBatch) => Promise<unknown>>> = {
    supervision: batch => applyToSupervision(store, batch, services.calendar(batch.county)),
    'dispute-ruling': batch => followRuling(services, batch),
    'supervision-document': batch => followDocument(services, batch),
    async 'assigned-act'(batch) {
      await applyToAct(store, batch)
      await tellRefusedCountersign(store, resolve, batch)
    },
  }
  /** What follows from a step, as rows to be written with it; null when there may be more. */
  async function rowsOf(batch: EventBatch): Promise<Follower[] | null> {
    const { process } = batch
    if (process === 'assigned-act')
      return refusedCountersigns(batch).length === 0 ? actRows(store, batch) : null
    if (Object.hasOwn(followed, process)) return null
    return concernsCase(process) ? caseRows(services, batch) : []
  }
  runtime.onEvents(
    batch => recordNoted(services, batch),
    (_process, _events, note) => note !== undefined,
    async batch => noteRows(batch),
  )
  runtime.onEvents(
    batch => rateAsGiven(services, batch),
    (process, events) => concernsCase(process) && opensRating({ events: [...events] }),
  )
  runtime.onEvents(
    async batch => {
      if (concernsCase(batch.process)) await toCase(services, batch)
      if (batch.process === 'penalty-milestones') await tellPenaltyMilestones(store, resolve, batch)
      await issued(services, batch)
      await followed[batch.process]?.(batch)
    },
    (process, events) =>
      concernsCase(process) ||
      Object.hasOwn(followed, process) ||
      events.some(event => event.type === 'milestone'),
    async batch => {
      const rows = await rowsOf(batch)
      return rows && [...rows, ...(await issuedRows(services, batch))]
    },
  )
}

async function toCase(services: Services, batch: EventBatch): Promise<void> {
  const { store } = services
  const { county, case: number } = batch
  if (number === null) return
  const before = await recordOf(services, batch, number)
  if (!before) return
  await tellLapses(store, before, batch)
  const record = await applyToCall(store, county, number, batch, await factsOf(services, county))
  if (!record) return
  await leaveMain(services, record, batch.events)
  await nameThoseWithTasks(store, record)
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
  for (const [number, at] of issuedIn(batch)) await documentIssued(store, batch.county, number, at)
}

/** The same as rows to be written with the step. */
async function issuedRows({ store }: Services, batch: EventBatch): Promise<Follower[]> {
  const rows = [...issuedIn(batch)].map(([number, at]) => issuedRow(store, batch.county, number, at))
  return (await Promise.all(rows)).flat()
}

/** Numbers whose document these events issue, each with the first instant. */
function issuedIn({ events, variables }: EventBatch): Map<string, number> {
  const issued = new Map<string, number>()
  for (const event of events) {
    if (event.type !== 'milestone') continue
    const said = event.name === '呼叫' ? contextIn(variables.事项).文号 : contextIn(event.data).文号
    const number = textIn(said)
    if (number && !issued.has(number)) issued.set(number, event.at)
  }
  return issued
}
