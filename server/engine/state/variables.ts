import type { Variables } from '../command.js'
import type { InstanceState } from './state.js'

/** The variables that an expression in `scope` sees: its own before those of the scopes around it. */
export function variablesAt(state: InstanceState, scope: string): Variables {
  const chain: Variables[] = []
  for (let key: string | null = scope; key !== null;) {
    const activity: InstanceState['activities'][string] | undefined = state.activities[key]
    if (!activity) break
    chain.push(activity.variables)
    key = activity.scope
  }
  return chain.length === 1 ? chain[0]! : Object.assign({}, ...chain.reverse())
}

/** The variables of the process. */
export function rootVariables(state: InstanceState): Variables {
  return state.activities[state.root]?.variables ?? {}
}

/** The nearest scope, from `scope` outwards, that has the variable; else the process. */
export function ownerOf(state: InstanceState, scope: string, name: string): string {
  for (let key: string | null = scope; key !== null;) {
    const activity: InstanceState['activities'][string] | undefined = state.activities[key]
    if (!activity) break
    if (Object.hasOwn(activity.variables, name)) return key
    key = activity.scope
  }
  return state.root
}
