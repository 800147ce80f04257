import type { Behavior } from '../run/behavior.js'
import { nameOf } from '../run/evaluate.js'
import { leave } from '../run/leave.js'

/** Waits for an instance of another process, which the runtime starts. */
export const callActivity: Behavior<'call-activity'> = {
  start(activity, call, run) {
    const { key } = activity
    const wait = run.nextKey()
    run.emit({
      type: 'child-started',
      key: wait,
      element: call.id,
      scope: key,
      since: run.env.now,
      process: nameOf(run, call.process, key, '被调用的流程'),
      instance: `${run.state.instance}/${wait}`,
      variables: call.allIn ? run.variables(key) : run.activity(key)!.variables,
      ...(call.binding.kind === 'versionTag'
        ? { binding: 'versionTag' as const, versionTag: call.binding.tag }
        : { binding: call.binding.kind }),
    })
  },
  /** All of the child's variables come back, or, when outputs say so or `propagateAllChildVariables` is off, theirs. */
  resume(activity, call, variables, run) {
    leave(run, activity, call.allOut || call.outputs.length > 0 ? variables : null)
  },
}
