import type { Attribute, FlowNode } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import { nameOf } from './evaluate.js'
import type { Run } from './run.js'
import { Refused } from './trouble.js'

/** @throws Refused when the end event refuses whoever ran into it */
export function refuseIfAsked(
  run: Run,
  event: FlowNode & { refusal: Attribute | null },
  activity: Activity,
): void {
  if (event.refusal) throw new Refused(event.id, nameOf(run, event.refusal, activity.key, '拒绝的说明'))
}
