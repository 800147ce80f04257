import type { EngineEvent, Incident } from '../../engine/index.js'
import { follow, type Follower, type Unsaved } from '../../store/port.js'
import type { Context } from '../context.js'
import type { OutboxBatch } from '../outbox/batch.js'
import { byKey } from '../outbox/by-key.js'
import { patchNewer } from '../rows/patch-newer.js'
import { incidentRowId, incidents, type IncidentRow, type InstanceDoc } from '../rows/index.js'

type Where = Pick<InstanceDoc, '_id' | 'county' | 'process' | 'case'>
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
          () => ({ set: resolved(event.at) }),
        )
  })
}

function keyed(event: EngineEvent): { key: string; event: IncidentEvent } | null {
  if (event.type === 'incident-raised') return { key: event.incident.key, event }
  if (event.type === 'incident-resolved') return { key: event.incident, event }
  return null
}

async function put(ctx: Context, doc: InstanceDoc, incident: Incident, seq: number) {
  await ctx.store.putNewer(incidents, openRow(doc, incident, seq), 'seq')
}

const resolved = (at: number) => ({ state: 'resolved' as const, closed: 1, resolvedAt: at })

const openRow = (where: Where, incident: Incident, seq: number): Unsaved<IncidentRow> => ({
  _id: incidentRowId(where._id, incident.key),
  county: where.county,
  instance: where._id,
  process: where.process,
  case: where.case,
  incident: incident.key,
  origin: 'engine',
  element: incident.element,
  code: incident.code,
  message: incident.message,
  since: incident.since,
  state: 'open',
  closed: 0,
  resolvedAt: null,
  seq,
})

/** The same rows, to be written with the step. */
export function incidentFollowers(where: Where, batch: OutboxBatch): Follower[] {
  return batch.events.flatMap(event => {
    switch (event.type) {
      case 'incident-raised':
        return follow.putNewer(incidents, openRow(where, event.incident, event.seq), 'seq')
      case 'incident-resolved':
        return follow.patchNewer(incidents, where.county, incidentRowId(where._id, event.incident), 'seq', {
          set: { ...resolved(event.at), seq: event.seq },
        })
      default:
        return []
    }
  })
}
