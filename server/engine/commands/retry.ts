import type { Variables } from '../command.js'
import { armAttached } from '../run/arm.js'
import { activate } from '../run/enter.js'
import { attempt } from '../run/incident.js'
import { finish } from '../run/leave.js'
import { startLoop } from '../run/loops.js'
import { leaveBody } from '../run/rounds.js'
import type { Run } from '../run/run.js'
import { updateDue } from '../run/due.js'
import { GoneError } from '../run/trouble.js'
import { merge } from '../run/variables.js'
import type { Activity } from '../state/state.js'

/** Tries again what an incident stopped, from the phase that failed. */
export function retry(run: Run, key: string, variables: Variables | undefined): void {
  const incident = run.state.incidents[key]
  if (!incident) throw new GoneError('incident', key)
  run.emit({ type: 'incident-resolved', incident: key, element: incident.element })
  if (variables) merge(run, incident.scope, variables)
  const activity = run.activity(incident.scope)!
  const element = run.element(activity.element)
  const phase = incident.phase ?? 'start'
  // The process itself has begun: what failed is its event sub-processes.
  if (activity.scope === null && phase === 'enter') return armLate(run, activity)
  if (phase === 'continue' || phase === 'ended') return
  if (phase === 'due') return updateDue(run, activity.key)
  if (activity.multi)
    return phase === 'route' ? leaveBody(run, activity, element) : startLoop(run, activity, element, phase)
  if (phase === 'outputs' || phase === 'route') return finish(run, activity, element, phase)
  activate(run, activity, element, phase)
}

function armLate(run: Run, root: Activity): void {
  attempt(run, root, 'enter', () => armAttached(run, root, run.graph.root))
}
