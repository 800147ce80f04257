import type { Behavior } from '../run/behavior.js'
import { holds } from '../run/evaluate.js'
import { leave } from '../run/leave.js'
import { nothingHeld } from '../run/route.js'

/** Routes to the first flow whose condition holds, else to the default (BPMN 2.0, 13.4.2). */
export const exclusiveGateway: Behavior<'exclusive-gateway'> = {
  start(activity, _gateway, run) {
    leave(run, activity)
  },
  route(activity, gateway, run) {
    const { outgoing, defaultFlow } = gateway
    if (outgoing.length === 0) return []
    const flow =
      outgoing.find(
        one => one !== defaultFlow && (one.condition === null || holds(run, one.condition, activity.key)),
      ) ?? defaultFlow
    if (!flow) throw nothingHeld(gateway)
    return [flow]
  },
}
