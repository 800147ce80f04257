import type { InstanceState } from '../state.js'
import { activity, type Applier, change } from './applier.js'

export const compensationKept: Applier<'compensation-kept'> = (draft, event) => {
  const { activity: key, element, scope, variables } = event
  draft.compensable.push({ key, element, scope, variables })
}

export const compensationPlanned: Applier<'compensation-planned'> = (draft, event) => {
  change(draft, event.activity, { plan: event.plan })
}

export const compensationBegun: Applier<'compensation-begun'> = (draft, event) => {
  const { plan = [] } = activity(draft, event.activity)
  change(draft, event.activity, { plan: plan.filter(key => key !== event.record) })
  draft.compensable = draft.compensable.filter(({ key }) => key !== event.record)
  if (!event.inside) forget(draft, event.record)
}

/** Forgets what completed inside a scope that cannot be compensated any more. */
export function forget(draft: InstanceState, scope: string): void {
  for (const { key } of draft.compensable.filter(one => one.scope === scope)) forget(draft, key)
  draft.compensable = draft.compensable.filter(one => one.scope !== scope)
}
