import type { ConditionWait } from '../waits.js'
import { type Applier, ApplyError, closeWait, openWait } from './applier.js'

export const conditionAwaited: Applier<'condition-awaited'> = (draft, event) => {
  const { key, element, scope, since, met, stays } = event
  const wait: ConditionWait = { key, element, scope, since, met, ...(stays ? { stays } : {}) }
  openWait(draft, 'conditions', wait)
}

export const conditionUnawaited: Applier<'condition-unawaited'> = (draft, event) => {
  closeWait(draft, 'conditions', event.condition)
}

export const conditionMet: Applier<'condition-met'> = (draft, event) => {
  const wait = draft.conditions[event.condition]
  if (!wait) throw new ApplyError(`no condition ${event.condition} in instance ${draft.instance}`)
  if (wait.stays) draft.conditions[wait.key] = { ...wait, met: true }
  else closeWait(draft, 'conditions', wait.key)
}

export const conditionLapsed: Applier<'condition-lapsed'> = (draft, event) => {
  const wait = draft.conditions[event.condition]
  if (!wait) throw new ApplyError(`no condition ${event.condition} in instance ${draft.instance}`)
  draft.conditions[wait.key] = { ...wait, met: false }
}
