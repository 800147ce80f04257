import type { Behavior } from '../run/behavior.js'
import { cancelInside } from '../run/cancel.js'
import { compensate } from '../run/compensation.js'
import { complete } from '../run/leave.js'
import type { Run } from '../run/run.js'
import { fireBoundary } from '../run/trigger.js'
import type { Activity } from '../state/state.js'

/** Stops its transaction, compensates what has completed in it, then leaves by the cancel boundary. */
export const cancelEnd: Behavior<'cancel-end'> = {
  start(activity, _event, run) {
    const transaction = run.activity(activity.scope!)!
    cancelInside(run, transaction.key, activity.key)
    if (!compensate(run, activity, transaction, null)) leaveByBoundary(run, activity)
  },
  compensated(activity, _event, run) {
    leaveByBoundary(run, activity)
  },
}

function leaveByBoundary(run: Run, activity: Activity): void {
  const transaction = run.activity(activity.scope!)!
  const host = transaction.index === undefined ? transaction : run.activity(transaction.scope!)!
  const boundary = run.element(host.element).boundaries.find(event => event.catches.on === 'cancel')!
  complete(run, activity, run.element(activity.element))
  fireBoundary(run, boundary, host, null)
}
