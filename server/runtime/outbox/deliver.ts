import type { EngineEvent } from '../../engine/index.js'
import type { Context } from '../context.js'
import { incidentRows } from '../incidents/project.js'
import { jobRows } from '../jobs/project.js'
import { collectMessages } from '../messages/collect.js'
import { stateOf, type InstanceDoc } from '../rows/index.js'
import { taskRows } from '../tasks/project.js'
import { batchKey, type OutboxBatch } from './batch.js'
import { carryOn } from './carry-on.js'
import { writeHistory, writtenEvents } from './history.js'
import { heardAs } from './heard.js'
import { concerned } from './quiet.js'
import { send } from './send.js'
import { listen, type Wave } from './wave.js'

/**
 * Delivers one step: first its rows, then whoever listens, then what it sets in motion elsewhere. Everybody who
 * receives tells a redelivery by its sequence number or id.
 */
export async function deliver(ctx: Context, wave: Wave, doc: InstanceDoc, batch: OutboxBatch): Promise<void> {
  const name = batchKey(doc._id, batch)
  const events = ctx.undelivered.get(name) ?? (await written(ctx, doc, batch))
  const hearing = batch.heard ? [] : concerned(ctx, doc.process, { ...batch, events: [...events] })
  if (hearing.length > 0) {
    const step = heardAs(doc, batch, events, stateOf(doc))
    for (const { handler } of hearing) await listen(wave, () => handler(step))
  }
  for (const event of events) if (event.type === 'sent') await send(ctx, wave, doc, event)
  for (const event of events) await carryOn(ctx, wave, doc, event)
  if (events.some(awaits)) await collectMessages(ctx, wave, doc.county, doc._id)
  ctx.undelivered.delete(name)
}

/** The events of a step, once its rows are there. */
async function written(ctx: Context, doc: InstanceDoc, batch: OutboxBatch): Promise<readonly EngineEvent[]> {
  if (batch.rows) return writtenEvents(ctx, doc, batch)
  await Promise.all([
    writeHistory(ctx, doc, batch),
    ...taskRows(ctx, doc, batch),
    ...jobRows(ctx, doc, batch),
    ...incidentRows(ctx, doc, batch),
  ])
  return batch.events
}

const awaits = (event: EngineEvent) => event.type === 'message-awaited'
