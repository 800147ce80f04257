import { type Applier, change, count, takeTokens } from './applier.js'

export const elementEntered: Applier<'element-entered'> = (draft, event) => {
  takeTokens(draft, event.scope, event.tokens ?? [])
  count(draft, event.scope, 1, event.handler ? 1 : 0)
  if (event.handler === 'interrupting') change(draft, event.scope, { interrupted: true })
  draft.entered += 1
  draft.activities[event.activity] = {
    key: event.activity,
    element: event.element,
    scope: event.scope,
    since: event.at,
    variables: {},
    alive: 0,
    handlers: 0,
    waits: [],
    ...(event.index === undefined ? {} : { index: event.index }),
    ...(event.handler ? { handler: event.handler } : {}),
    ...(event.compensates ? { compensates: event.compensates } : {}),
    ...(event.restores ? { restores: event.restores } : {}),
    ...(event.via ? { via: event.via } : {}),
  }
}
