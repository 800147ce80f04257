import type { FlowNode } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import type { Run } from './run.js'

/** Type of the job that stands for "somebody is at it" at a task that does its work within the step. */
export const HELD = 'huying.held'

const tasks: ReadonlySet<FlowNode['kind']> = new Set([
  'script-task',
  'send-task',
  'business-rule-task',
  'manual-task',
  'abstract-task',
  'service-task',
  'receive-task',
  'call-activity',
])

/** A task that a simulation gives a duration, an error or a result waits as a job first; its own work follows the completion. */
export function hold(run: Run, activity: Activity, element: FlowNode): boolean {
  const waitsAnyway = 'job' in element && element.job !== null
  const isBody = element.loop !== null && activity.index === undefined
  if (!tasks.has(element.kind) || waitsAnyway || isBody || !run.env.held?.(element.id)) return false
  run.emit({
    type: 'job-created',
    key: run.nextKey(),
    element: element.id,
    scope: activity.key,
    since: run.env.now,
    jobType: HELD,
    retries: 1,
    headers: {},
    variables: {},
  })
  return true
}
