import { cancelInside, disarm } from '../run/cancel.js'
import type { Run } from '../run/run.js'

/** Ends the instance from outside. */
export function terminate(run: Run, reason: string): void {
  cancelInside(run, run.state.root)
  disarm(run, run.state.root)
  run.emit({ type: 'instance-terminated', reason })
}
