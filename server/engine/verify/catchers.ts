import { eachCatch } from '../model/catches.js'
import type { BoundaryEvent, CallActivity, FlowNode, ScopeNode, StartEvent } from '../model/graph.js'

/**
 * What catches an escalation or error that the scope does not catch itself, as the diagram stands: its border, then
 * outwards the event sub-processes of each scope before its border, an exact code before a catch-all.
 */
export function outerCatcher(
  scope: ScopeNode,
  kind: 'error' | 'escalation',
  code: string,
): BoundaryEvent | StartEvent | null {
  for (let inside = scope; ;) {
    const boundary = best(inside.boundaries, kind, code)
    if (boundary) return boundary
    const around = inside.holder
    if (!around) return null
    const start = isInterrupting(inside) ? null : best(siblings(around, inside), kind, code)
    if (start) return start
    inside = around
  }
}

/** A started interrupting handler has no siblings any more. */
function isInterrupting(scope: ScopeNode): boolean {
  return scope.kind === 'event-sub-process' && startOf(scope)?.interrupting === true
}

function siblings(around: ScopeNode, inside: ScopeNode): StartEvent[] {
  return around.handlers.filter(start => start.holder !== inside)
}

/** The start event of an event sub-process. */
export function startOf(scope: ScopeNode): StartEvent | undefined {
  return scope.children.find((node): node is StartEvent => node.kind === 'start-event')
}

function best<E extends BoundaryEvent | StartEvent>(
  events: readonly E[],
  kind: 'error' | 'escalation',
  code: string,
): E | null {
  let any: E | null = null
  for (const event of events)
    for (const catches of eachCatch(event.catches)) {
      if (catches.on !== kind) continue
      if (catches.code === code) return event
      if (catches.code === null) any ??= event
    }
  return any
}

/** A code of nobody's: it stands for every error that only a catch-all takes. */
export const ANY_CODE = '*'

/** The error codes that something around the activity catches. */
export function errorsCaughtAround(node: FlowNode): string[] {
  const found = new Set<string>()
  for (let inside: FlowNode | null = node; inside; inside = inside.holder) {
    const events: (BoundaryEvent | StartEvent)[] = [...inside.boundaries]
    if (inside.holder) events.push(...inside.holder.handlers.filter(start => start.holder !== inside))
    for (const event of events)
      for (const catches of eachCatch(event.catches))
        if (catches.on === 'error') found.add(catches.code ?? ANY_CODE)
  }
  return [...found]
}

/** The escalation codes that are thrown in the scope or in what it holds or calls. */
export function escalationsIn(
  scope: ScopeNode,
  called: (call: CallActivity) => ScopeNode | undefined,
): Set<string> {
  const found = new Set<string>()
  const seen = new Set<FlowNode>()
  const visit = (node: FlowNode): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'escalation-throw') found.add(node.code)
    if (node.kind === 'multiple-throw') node.parts.forEach(visit)
    const inside = node.kind === 'call-activity' ? called(node) : 'children' in node ? node : undefined
    inside?.children.forEach(visit)
  }
  visit(scope)
  return found
}
