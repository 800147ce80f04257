import type { Activity } from '../state/state.js'
import type { Run } from './run.js'
import { trigger } from './trigger.js'

/** Throws a signal: every subscription of the instance that is open at this moment receives it, once. */
export function throwSignal(run: Run, thrower: Activity, name: string): void {
  const { variables } = run.activity(thrower.key)!
  const id = `${run.state.instance}/${run.nextKey()}`
  run.emit({ type: 'signal-thrown', element: thrower.element, name, variables, id })
  const open = Object.values(run.state.signals).filter(wait => wait.name === name)
  for (const { key, element, scope } of open) {
    if (!run.state.signals[key]) continue
    run.emit({ type: 'signal-received', subscription: key, element, name, id })
    trigger(run, run.activity(scope)!, element, variables)
  }
}
