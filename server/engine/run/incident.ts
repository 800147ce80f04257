import type { Activity } from '../state/state.js'
import type { Incident, Phase } from '../state/waits.js'
import type { Run } from './run.js'
import { Trouble } from './trouble.js'

/** Keeps the token where it is and says why it cannot go on. */
export function raise(
  run: Run,
  activity: { key: string; element: string },
  phase: Phase,
  trouble: { code: string; message: string; details?: Incident['details'] },
): void {
  const incident: Incident = {
    key: run.nextKey(),
    element: activity.element,
    scope: activity.key,
    code: trouble.code,
    message: trouble.message,
    since: run.env.now,
    phase,
    ...(trouble.details ? { details: trouble.details } : {}),
  }
  run.emit({ type: 'incident-raised', incident })
}

/** Runs a phase of an activity; what goes wrong becomes an incident of it. */
export function attempt(run: Run, activity: Activity, phase: Phase, what: () => void): boolean {
  try {
    what()
    return true
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    raise(run, activity, phase, error)
    return false
  }
}
