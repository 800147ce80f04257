import type { FlowNode } from '../model/graph.js'
import type { Via } from '../state/events.js'
import type { Activity } from '../state/state.js'
import type { Phase } from '../state/waits.js'
import { armAttached } from './arm.js'
import { hold } from './hold.js'
import { attempt } from './incident.js'
import { prepareRound } from './round-inputs.js'
import type { Run } from './run.js'
import { mapInputs } from './variables.js'

export interface Entry {
  tokens?: string[]
  index?: number
  handler?: 'interrupting' | 'parallel'
  via?: Via
  compensates?: string
  restores?: string
}

/** Enters an element and takes it as far as it goes. */
export function enter(run: Run, element: FlowNode, scope: string, entry: Entry = {}): void {
  activate(run, record(run, element, scope, entry), element, 'enter')
}

/** Records the entry alone: for events that have happened already. */
export function record(run: Run, element: FlowNode, scope: string, entry: Entry = {}): Activity {
  const key = run.nextKey()
  run.entered += 1
  run.emit({
    type: 'element-entered',
    element: element.id,
    activity: key,
    scope,
    elementType: element.type,
    name: element.name,
    ...entry,
  })
  if (element.state !== null) run.emit({ type: 'state', element: element.id, state: element.state })
  return run.activity(key)!
}

/** The phases from an entry to the first rest; a retry begins at the one that failed. */
export function activate(run: Run, activity: Activity, element: FlowNode, from: Phase): void {
  const ready =
    from !== 'enter' ||
    attempt(run, activity, 'enter', () => {
      if (activity.index !== undefined) prepareRound(run, activity, element)
      mapInputs(run, element.inputs, activity.key)
      armAttached(run, activity, element)
    })
  if (ready && !hold(run, activity, element)) begin(run, activity, element)
}

/** The element's own work. */
export function begin(run: Run, activity: Activity, element: FlowNode): void {
  attempt(run, activity, 'start', () => {
    run.behavior(element).start(run.activity(activity.key)!, element, run)
  })
}
