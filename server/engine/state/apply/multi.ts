import { activity, type Applier, change, count, removeActivity, takeTokens } from './applier.js'

export const multiEntered: Applier<'multi-entered'> = (draft, event) => {
  takeTokens(draft, event.scope, event.tokens)
  count(draft, event.scope, 1)
  draft.activities[event.activity] = {
    key: event.activity,
    element: event.element,
    scope: event.scope,
    since: event.at,
    variables: {},
    alive: 0,
    handlers: 0,
    waits: [],
    multi: { total: null, items: null, placed: 0, ended: 0, results: [] },
  }
}

export const multiOpened: Applier<'multi-opened'> = (draft, event) => {
  const multi = activity(draft, event.activity).multi!
  change(draft, event.activity, { multi: { ...multi, total: event.total, items: event.items } })
}

export const multiAdvanced: Applier<'multi-advanced'> = (draft, event) => {
  const multi = activity(draft, event.activity).multi!
  const results = [...multi.results]
  if (event.output !== undefined) {
    while (results.length < event.index) results.push(null)
    results[event.index - 1] = event.output
  }
  change(draft, event.activity, { multi: { ...multi, ended: multi.ended + 1, results } })
}

export const multiCompleted: Applier<'multi-completed'> = (draft, event) => {
  removeActivity(draft, event.activity)
}

export const multiCancelled: Applier<'multi-cancelled'> = (draft, event) => {
  removeActivity(draft, event.activity)
}
