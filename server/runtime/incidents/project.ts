import type { EngineEvent, Incident } from '../../engine/index.js'
import type { Context } from '../context.js'
import type { OutboxBatch } from '../outbox/batch.js'
import { byKey } from '../outbox/by-key.js'
import { patchNewer } from '../rows/patch-newer.js'
import { incidentRowId, incidents, type InstanceDoc } from '../rows/index.js'

type IncidentEvent = Extract<EngineEvent, { type: 'incident-raised' | 'incident-resolved' }>

/** Writes the rows of the engine's incidents that a step raised or resolved. */
export function incidentRows(ctx: Context, doc: InstanceDoc, batch: OutboxBatch): Promise<void>[] {
  return byKey<IncidentEvent>(batch.events, keyed).map(async events => {
    for (const event of events)
      if (event.type === 'incident-raised') await put(ctx, doc, event.incident, event.seq)
      else
        await patchNewer(
          ctx.store,
          incidents,
          doc.county,
          incidentRowId(doc._id, event.incident),
          event.seq,
          () => ({ set: { state: 'resolved' as const, resolvedAt: event.at } }),
        )
  })
}

function keyed(event: EngineEvent): { key: string; event: IncidentEvent } | null {
  if (event.type === 'incident-raised') return { key: event.incident.key, event }
  if (event.type === 'incident-resolved') return { key: event.incident, event }
  return null
}

async function put(ctx: Context, doc: InstanceDoc, incident: Incident, seq: number) {
  await ctx.store.putNewer(
    incidents,
    {
      _id: incidentRowId(doc._id, incident.key),
      county: doc.county,
      instance: doc._id,
      process: doc.process,
      case: doc.case,
      incident: incident.key,
      origin: 'engine',
      element: incident.element,
      code: incident.code,
      message: incident.message,
      since: incident.since,
      state: 'open',
      resolvedAt: null,
      seq,
    },
    'seq',
  )
}
