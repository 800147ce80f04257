import type { Variables } from '../command.js'
import type { Run } from '../run/run.js'
import { throwEscalation } from '../run/throw.js'
import { trigger } from '../run/trigger.js'
import { GoneError } from '../run/trouble.js'
import type { ChildWait } from '../state/waits.js'
import { failActivity } from './work.js'

export function childCompleted(run: Run, key: string, variables: Variables): void {
  const child = ended(run, key)
  trigger(run, run.activity(child.scope)!, child.element, variables)
}

/** The error of a called process goes on at the call activity. */
export function childFailed(
  run: Run,
  key: string,
  thrown: { code: string; message: string; variables: Variables },
): void {
  const child = ended(run, key)
  failActivity(run, child.scope, thrown)
}

export function childEscalated(run: Run, key: string, code: string, variables: Variables): void {
  const child = run.state.children[key]
  if (!child) throw new GoneError('child', key)
  throwEscalation(run, run.activity(child.scope)!, code, variables, () => undefined)
}

function ended(run: Run, key: string): ChildWait {
  const child = run.state.children[key]
  if (!child) throw new GoneError('child', key)
  const { element, instance } = child
  run.emit({ type: 'child-ended', child: key, element, instance })
  return child
}
