import type { Variables } from '../command.js'
import type { BoundaryEvent, StartEvent } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import { cancel, cancelInside, closeHandlers, closeWait } from './cancel.js'
import { enter, record } from './enter.js'
import { complete, leave } from './leave.js'
import type { Run } from './run.js'

/** A wait of `owner` at `element` has ended with these variables: whoever it belongs to goes on. */
export function trigger(run: Run, owner: Activity, elementId: string, variables: Variables | null): void {
  const element = run.element(elementId)
  if (element.kind === 'boundary-event') return fireBoundary(run, element, owner, variables)
  if (element.kind === 'start-event') return startHandler(run, element, owner, variables)
  if (owner.element !== elementId) return chosen(run, owner, elementId, variables)
  const { resume } = run.behavior(element)
  if (resume) resume(owner, element, variables, run)
  else leave(run, owner, variables)
}

/** The host may have ended already, when it is the one that failed. */
export function fireBoundary(
  run: Run,
  event: BoundaryEvent,
  host: Activity,
  variables: Variables | null,
): void {
  const open = run.activity(host.key)
  if (event.interrupting && open) cancel(run, open)
  leave(run, record(run, event, host.scope!), variables)
}

/** Begins an event sub-process of the scope; an interrupting one ends everything else in it first. */
export function startHandler(
  run: Run,
  start: StartEvent,
  scope: Activity,
  variables: Variables | null,
): void {
  if (start.interrupting) {
    cancelInside(run, scope.key)
    closeHandlers(run, run.activity(scope.key)!)
  }
  enter(run, start.holder!, scope.key, {
    handler: start.interrupting ? 'interrupting' : 'parallel',
    via: { start: start.id, variables },
  })
}

/** One of the events behind an event-based gateway has come: the others are no longer awaited. */
function chosen(run: Run, gateway: Activity, elementId: string, variables: Variables | null): void {
  const element = run.element(elementId)
  for (const key of run.activity(gateway.key)!.waits) closeWait(run, key)
  const flow = run.element(gateway.element).outgoing.find(one => one.target === element)!
  complete(run, gateway, run.element(gateway.element))
  const token = run.nextKey()
  run.emit({
    type: 'flow-taken',
    flow: flow.id,
    source: flow.source.id,
    target: flow.target.id,
    scope: gateway.scope!,
    token,
  })
  leave(run, record(run, element, gateway.scope!, { tokens: [token] }), variables)
}
