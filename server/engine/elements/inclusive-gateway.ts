import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'

/** Goes on by each flow whose condition holds, else by the default; joining is decided by the two-path rule. */
export const inclusiveGateway: Behavior<'inclusive-gateway'> = {
  start(activity, _gateway, run) {
    leave(run, activity)
  },
}
