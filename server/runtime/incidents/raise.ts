import type { Context } from '../context.js'
import { incidentRowId, incidents, type InstanceDoc } from '../rows/index.js'
import { follow, isStoreError, type Follower } from '../../store/port.js'

/** An incident of the runtime itself; `about` tells it from others of the same instance. */
export interface RuntimeIncident {
  about: string
  element: string
  code: string
  message: string
}

type Where = Pick<InstanceDoc, '_id' | 'county' | 'process' | 'case'>

/** Puts the incident before the operator; one that is open already stays as it is. */
export async function raise(ctx: Context, where: Where, incident: RuntimeIncident): Promise<void> {
  const _id = incidentRowId(where._id, incident.about)
  const old = await ctx.store.get(incidents, where.county, _id)
  if (old?.state === 'open') return
  const { about, ...told } = incident
  ctx.log.warn({ instance: where._id, case: where.case, process: where.process, about, ...told }, 'incident')
  await ctx.store.putNewer(
    incidents,
    {
      _id,
      county: where.county,
      instance: where._id,
      process: where.process,
      case: where.case,
      incident: incident.about,
      origin: 'runtime',
      element: incident.element,
      code: incident.code,
      message: incident.message,
      since: ctx.clock.now(),
      state: 'open',
      closed: 0,
      resolvedAt: null,
      seq: (old?.seq ?? 0) + 1,
    },
    'seq',
  )
}

/** Closes an incident of the runtime; one that is not open is fine. */
export async function settleIncident(ctx: Context, county: string, instance: string, about: string) {
  const row = await ctx.store.get(incidents, county, incidentRowId(instance, about))
  if (row?.state !== 'open') return
  try {
    await ctx.store.update(incidents, county, row._id, row.rev, {
      set: { state: 'resolved', closed: 1, resolvedAt: ctx.clock.now(), seq: row.seq + 1 },
    })
  } catch (error) {
    if (!isStoreError(error, 'STALE_REV')) throw error
  }
}

/** The same, as a row that goes with a step at `at`. */
export const settled = (where: Where, about: string, at: number): Follower =>
  follow.patchNewer(incidents, where.county, incidentRowId(where._id, about), 'closed', {
    set: { state: 'resolved', closed: 1, resolvedAt: at },
  })
