import { activity, type Applier, change } from './applier.js'

export const variablesSet: Applier<'variables-set'> = (draft, event) => {
  change(draft, event.scope, { variables: { ...activity(draft, event.scope).variables, ...event.variables } })
}
