import type { FlowNode, Refusal } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import { nameOf } from './evaluate.js'
import type { Run } from './run.js'
import { Refused, Trouble } from './trouble.js'

/**
 * @throws Refused when the end event refuses whoever ran into it
 * @throws Trouble REFUSAL_TOO_LATE when a timer, job or signal did, whom nobody can tell
 */
export function refuseIfAsked(
  run: Run,
  event: FlowNode & { refusal: Refusal | null },
  activity: Activity,
): void {
  if (!event.refusal) return
  const { refusal } = event
  const text = nameOf(run, refusal.text, activity.key, '拒绝的说明')
  if (run.refusable)
    throw new Refused(
      event.id,
      text,
      refusal.textEn && nameOf(run, refusal.textEn, activity.key, '拒绝的英文说明'),
    )
  throw new Trouble('REFUSAL_TOO_LATE', `这里要拒绝「${text}」，但引发它的不是某人的操作，无人可以拒绝`, {
    text,
  })
}
