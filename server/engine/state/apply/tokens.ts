import { activity, type Applier, change, count, takeTokens } from './applier.js'

export const flowTaken: Applier<'flow-taken'> = (draft, event) => {
  const token = { key: event.token, element: event.target, scope: event.scope, flow: event.flow }
  ;(event.joins ? draft.joining : draft.tokens).push(token)
  count(draft, event.scope, 1)
}

export const tokenPlaced: Applier<'token-placed'> = (draft, event) => {
  const { token, element, scope, index } = event
  draft.tokens.push({ key: token, element, scope, flow: null, ...(index === undefined ? {} : { index }) })
  count(draft, scope, 1)
  const { multi } = activity(draft, scope)
  if (multi) change(draft, scope, { multi: { ...multi, placed: multi.placed + 1 } })
}

export const tokensDropped: Applier<'tokens-dropped'> = (draft, event) => {
  takeTokens(draft, event.scope, event.tokens)
}
