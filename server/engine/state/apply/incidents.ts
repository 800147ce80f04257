import { type Applier, ApplyError, change, rest } from './applier.js'

export const incidentRaised: Applier<'incident-raised'> = (draft, event) => {
  const { incident } = event
  draft.incidents[incident.key] = incident
  if (incident.phase !== 'due') change(draft, incident.scope, { incident: incident.key })
}

export const incidentResolved: Applier<'incident-resolved'> = (draft, event) => {
  const incident = draft.incidents[event.incident]
  if (!incident) throw new ApplyError(`no incident ${event.incident} in instance ${draft.instance}`)
  delete draft.incidents[event.incident]
  const held = draft.activities[incident.scope]
  if (held?.incident === incident.key) {
    const { incident: _resolved, ...free } = held
    draft.activities[incident.scope] = free
  }
  rest(draft)
}
