import type { Activity } from '../state.js'
import { type Applier, change, count, takeTokens } from './applier.js'

export const elementEntered: Applier<'element-entered'> = (draft, event) => {
  takeTokens(draft, event.scope, event.tokens ?? [])
  count(draft, event.scope, 1, event.handler ? 1 : 0)
  if (event.handler === 'interrupting') change(draft, event.scope, { interrupted: true })
  draft.entered += 1
  const entered: { -readonly [K in keyof Activity]: Activity[K] } = {
    key: event.activity,
    element: event.element,
    scope: event.scope,
    since: event.at,
    variables: {},
    alive: 0,
    handlers: 0,
    waits: [],
  }
  if (event.index !== undefined) entered.index = event.index
  if (event.handler) entered.handler = event.handler
  if (event.compensates) entered.compensates = event.compensates
  if (event.restores) entered.restores = event.restores
  if (event.via) entered.via = event.via
  draft.activities[event.activity] = entered
}
