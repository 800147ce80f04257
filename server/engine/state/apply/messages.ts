import type { MessageWait } from '../waits.js'
import { type Applier, closeWait, openWait, rest } from './applier.js'

export const messageAwaited: Applier<'message-awaited'> = (draft, event) => {
  const { key, element, scope, since, name, correlationKey, stays } = event
  const wait: MessageWait = { key, element, scope, since, name, correlationKey, ...(stays ? { stays } : {}) }
  openWait(draft, 'messages', wait)
}

export const messageUnawaited: Applier<'message-unawaited'> = (draft, event) => {
  closeWait(draft, 'messages', event.subscription)
}

export const messageReceived: Applier<'message-received'> = (draft, event) => {
  if (!draft.messages[event.subscription]?.stays) closeWait(draft, 'messages', event.subscription)
  rest(draft)
}
