import type { Variables } from '../command.js'
import { eachCatch } from '../model/catches.js'
import type { BoundaryEvent, StartEvent } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import { cancelInside, disarm } from './cancel.js'
import { raise } from './incident.js'
import type { Run } from './run.js'
import { fireBoundary, startHandler } from './trigger.js'

type Catcher = { event: BoundaryEvent; host: Activity } | { event: StartEvent; scope: Activity }

export interface Thrown {
  code: string
  message: string
  variables: Variables
}

/**
 * Throws an error: the innermost scope that catches it goes on there. Uncaught, the instance ends as failed.
 * @param ending records the end of the thrower, before the catch cancels what is around it
 */
export function throwError(run: Run, thrower: Activity, thrown: Thrown, ending: () => void): void {
  const { code, message, variables } = thrown
  const catcher = findCatcher(run, thrower, 'error', code)
  const { element } = thrower
  run.emit({ type: 'error-thrown', element, code, message, caughtBy: catcher?.event.id ?? null })
  if (!catcher) return failInstance(run, thrower, code, message)
  ending()
  deliver(run, catcher, variables)
}

/** Throws an escalation. Uncaught it changes nothing; a called instance's caller hears of it from the runtime. */
export function throwEscalation(
  run: Run,
  thrower: Activity,
  code: string,
  variables: Variables,
  caught: (isInterrupting: boolean) => void,
): void {
  const catcher = findCatcher(run, thrower, 'escalation', code)
  const { element } = thrower
  const caughtBy = catcher?.event.id ?? null
  run.emit({ type: 'escalation-thrown', element, code, caughtBy, variables })
  if (!catcher) return
  caught(catcher.event.interrupting)
  deliver(run, catcher, variables)
}

function deliver(run: Run, catcher: Catcher, variables: Variables): void {
  if ('host' in catcher) fireBoundary(run, catcher.event, catcher.host, variables)
  else startHandler(run, catcher.event, run.activity(catcher.scope.key)!, variables)
}

/** Innermost scope outwards; in each its event sub-processes before its boundary, an exact code before a catch-all. */
function findCatcher(
  run: Run,
  thrower: Activity,
  kind: 'error' | 'escalation',
  code: string,
): Catcher | null {
  for (let inside: Activity = thrower; ;) {
    const event = atBoundary(run, inside, kind, code)
    if (event) return { event, host: inside }
    if (inside.scope === null) return null
    const scope: Activity = run.activity(inside.scope)!
    const start = amongHandlers(run, scope, inside, kind, code)
    if (start) return { event: start, scope }
    inside = scope
  }
}

function atBoundary(
  run: Run,
  host: Activity,
  kind: 'error' | 'escalation',
  code: string,
): BoundaryEvent | null {
  if (host.index !== undefined) return null
  return best(run.element(host.element).boundaries, kind, code)
}

/** A started interrupting handler has no siblings any more, and a handler does not catch what it throws itself. */
function amongHandlers(
  run: Run,
  scope: Activity,
  inside: Activity,
  kind: 'error' | 'escalation',
  code: string,
): StartEvent | null {
  const element = run.element(scope.element)
  if (!('handlers' in element) || scope.multi || scope.interrupted) return null
  if (scope.alive === scope.handlers) return null
  return best(
    element.handlers.filter(start => start.holder!.id !== inside.element),
    kind,
    code,
  )
}

function best<E extends BoundaryEvent | StartEvent>(
  events: readonly E[],
  kind: 'error' | 'escalation',
  code: string,
): E | null {
  let any: E | null = null
  for (const event of events) {
    for (const catches of eachCatch(event.catches)) {
      if (catches.on !== kind) continue
      if (catches.code === code) return event
      if (catches.code === null) any ??= event
    }
  }
  return any
}

function failInstance(run: Run, thrower: Activity, code: string, message: string): void {
  const { root, parent } = run.state
  const element = run.element(thrower.element)
  recordFailure(run, thrower, { code, message })
  cancelInside(run, root)
  disarm(run, root)
  if (!parent)
    raise(run, { key: root, element: element.id }, 'ended', {
      code: 'UNCAUGHT_ERROR',
      message: `错误 ${code}${message ? `（${message}）` : ''}没有被捕获，流程在「${element.name || element.id}」中止`,
      details: { code },
    })
  run.emit({ type: 'instance-failed', code, message, element: element.id })
}

/** The activity ends as failed, with everything that it waited for. */
export function recordFailure(run: Run, activity: Activity, thrown: { code: string; message: string }): void {
  const { id, type, name } = run.element(activity.element)
  cancelInside(run, activity.key)
  disarm(run, activity.key)
  run.emit({
    type: 'element-failed',
    element: id,
    activity: activity.key,
    scope: activity.scope!,
    elementType: type,
    name,
    code: thrown.code,
    message: thrown.message,
  })
}
