import type { Applier } from './applier.js'

export const instanceStarted: Applier<'instance-started'> = (draft, event) => {
  draft.instance = event.instance
  draft.process = event.process
  draft.definition = event.definition
  draft.key = event.key
  draft.startEvent = event.startEvent
  draft.parent = event.parent
  draft.startedAt = event.at
  draft.root = String(event.seq)
  draft.activities[draft.root] = {
    key: draft.root,
    element: event.process,
    scope: null,
    since: event.at,
    variables: event.variables,
    alive: 0,
    handlers: 0,
    waits: [],
  }
}
