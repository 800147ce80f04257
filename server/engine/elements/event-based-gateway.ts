import type { CatchEvent, FlowNode, ReceiveTask } from '../model/graph.js'
import { arm } from '../run/arm.js'
import type { Behavior } from '../run/behavior.js'

/** Waits for the first of the events behind it. */
export const eventBasedGateway: Behavior<'event-based-gateway'> = {
  start(activity, gateway, run) {
    arm(run, activity.key, ...gateway.outgoing.map(flow => flow.target).filter(isAwaited))
  },
}

function isAwaited(node: FlowNode): node is CatchEvent | ReceiveTask {
  return node.kind === 'catch-event' || node.kind === 'receive-task'
}
