import type { SignalWait } from '../waits.js'
import { type Applier, closeWait, openWait } from './applier.js'

export const signalAwaited: Applier<'signal-awaited'> = (draft, event) => {
  const { key, element, scope, since, name, stays } = event
  const wait: SignalWait = { key, element, scope, since, name, ...(stays ? { stays } : {}) }
  openWait(draft, 'signals', wait)
}

export const signalUnawaited: Applier<'signal-unawaited'> = (draft, event) => {
  closeWait(draft, 'signals', event.subscription)
}

export const signalReceived: Applier<'signal-received'> = (draft, event) => {
  if (!draft.signals[event.subscription]?.stays) closeWait(draft, 'signals', event.subscription)
}
