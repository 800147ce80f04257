import type { Behavior } from '../run/behavior.js'
import { leave } from '../run/leave.js'

/** Goes on by every outgoing flow; it was entered when each incoming flow had a token (BPMN 2.0, 13.4.1). */
export const parallelGateway: Behavior<'parallel-gateway'> = {
  start(activity, _gateway, run) {
    leave(run, activity)
  },
  route(_activity, gateway) {
    return gateway.outgoing
  },
}
