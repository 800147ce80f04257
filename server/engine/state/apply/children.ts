import type { ChildWait } from '../waits.js'
import { type Applier, closeWait, openWait, rest } from './applier.js'

export const childStarted: Applier<'child-started'> = (draft, event) => {
  const { key, element, scope, since, process, instance } = event
  const child: ChildWait = { key, element, scope, since, process, instance }
  openWait(draft, 'children', child)
}

export const childEnded: Applier<'child-ended'> = (draft, event) => {
  closeWait(draft, 'children', event.child)
  rest(draft)
}

export const childCancelled: Applier<'child-cancelled'> = (draft, event) => {
  closeWait(draft, 'children', event.child)
}
