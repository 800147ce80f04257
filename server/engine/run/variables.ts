import type { Variables } from '../command.js'
import type { Value } from '../expression/port.js'
import type { Mapping } from '../model/graph.js'
import { ownerOf } from '../state/variables.js'
import { valueOf } from './evaluate.js'
import type { Run } from './run.js'

/** Makes variables of the scope itself. */
export function setLocal(run: Run, scope: string, variables: Variables): void {
  if (Object.keys(variables).length > 0) run.emit({ type: 'variables-set', scope, variables })
}

/** Each variable goes to the nearest scope, from `scope` outwards, that has it; else to the process. */
export function merge(run: Run, scope: string, variables: Variables): void {
  const owners = new Map<string, Variables>()
  for (const [name, value] of Object.entries(variables)) {
    const owner = ownerOf(run.state, scope, name)
    const own = owners.get(owner) ?? {}
    own[name] = value
    owners.set(owner, own)
  }
  for (const [owner, own] of owners) setLocal(run, owner, own)
}

/** Inputs become variables of the activity, one after the other: each sees those before it. */
export function mapInputs(run: Run, mappings: readonly Mapping[], activity: string): void {
  for (const mapping of mappings) {
    const value = valueOf(run, mapping.source, activity)
    const name = mapping.target[0]!
    const own = run.activity(activity)?.variables[name] ?? null
    setLocal(run, activity, { [name]: within(own, mapping.target.slice(1), value) })
  }
}

/** Outputs are evaluated in the activity, all before the first is merged into the scope around it. */
export function mapOutputs(run: Run, mappings: readonly Mapping[], activity: string, target: string): void {
  const result: Variables = {}
  for (const mapping of mappings) {
    const value = valueOf(run, mapping.source, activity)
    const name = mapping.target[0]!
    const before = Object.hasOwn(result, name) ? result[name]! : (run.variables(target)[name] ?? null)
    result[name] = within(before, mapping.target.slice(1), value)
  }
  merge(run, target, result)
}

/** `before` with the value at the path; what stands beside it is kept. */
function within(before: Value, path: readonly string[], value: Value): Value {
  const [name, ...rest] = path
  if (name === undefined) return value
  const fields = before !== null && typeof before === 'object' && !Array.isArray(before) ? before : {}
  return { ...fields, [name]: within(fields[name] ?? null, rest, value) }
}
