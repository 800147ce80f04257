import { nextDue, type Variables } from '../../engine/index.js'
import { act } from '../act.js'
import type { Context } from '../context.js'
import { incidentUnknown, RefusedError } from '../errors.js'
import { guarded } from '../gate.js'
import { isMissingChild, restartChild } from '../instances/child.js'
import type { Wave } from '../outbox/wave.js'
import { incidents, instances, stateOf, taskRowId, type IncidentRow } from '../rows/index.js'
import { taskOfIncident } from '../tasks/candidates.js'
import { reresolveTask } from '../tasks/reresolve.js'
import { settleIncident } from './raise.js'

/**
 * Tries again what raised an incident. What fails again raises it again.
 * @param ask.id `_id` of the incident's row
 * @param ask.variables set in the scope of the engine's incident before
 * @throws RuntimeError INCIDENT_UNKNOWN
 */
export function retry(
  ctx: Context,
  county: string,
  ask: { id: string; variables?: Variables },
): Promise<void> {
  return guarded(ctx, ask.variables ?? {}, async wave => {
    const row = await ctx.store.get(incidents, county, ask.id)
    if (row?.state !== 'open') throw incidentUnknown(ask.id)
    if (row.origin === 'runtime') return again(ctx, wave, row)
    const acted = await act(ctx, wave, {
      county,
      instance: row.instance,
      decide: () => ({
        type: 'retry',
        incident: row.incident,
        ...(ask.variables ? { variables: ask.variables } : {}),
      }),
    })
    if (acted.outcome === 'gone') throw incidentUnknown(ask.id)
    if (acted.outcome === 'refused') throw new RefusedError(acted.text, acted.element, acted.textEn)
  })
}

async function again(ctx: Context, wave: Wave, row: IncidentRow): Promise<void> {
  const { county, instance, incident: about } = row
  const task = taskOfIncident(about)
  if (task !== undefined) {
    // Settles the incident itself, and only when somebody is found.
    await reresolveTask(ctx, county, taskRowId(instance, task))
    return
  }
  const doc = await ctx.store.get(instances, county, instance)
  if (!doc) return settleIncident(ctx, county, instance, about)
  if (isMissingChild(about)) return restartChild(ctx, wave, doc, about)
  if (about === 'quarantine') {
    const due = nextDue(stateOf(doc))
    const set = { quarantined: false, ...(due === null ? {} : { nextDue: due }) }
    ctx.recent.forget(instance)
    wave.add(await ctx.store.update(instances, county, instance, doc.rev, { set }))
  } else {
    // What could not leave is still in the outbox; a send is there as long as its batch is.
    ctx.stuck.delete(instance)
    wave.add(doc)
  }
  await settleIncident(ctx, county, instance, about)
}
