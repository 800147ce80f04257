import { nextDue, rootVariables, waits, type EngineEvent, type InstanceState } from '../engine/index.js'
import type { Context } from './context.js'
import { stateText, waitFor, type InstanceDoc, type InstanceStatus } from './rows/index.js'

/** By so many of the last received an instance is found again, by whoever never got an answer. */
const findable = 8

/** The fields of an instance's document that follow from its state and from what it received. */
export function derivedFields(
  ctx: Context,
  doc: Pick<InstanceDoc, '_id' | 'process' | 'definition'>,
  state: InstanceState,
  received: readonly string[],
) {
  const open = waits(state)
  return {
    state: stateText(state, doc),
    case: ctx.caseOf(rootVariables(state), doc.process),
    nextDue: nextDue(state) ?? undefined,
    ...(ctx.node === undefined ? {} : { node: ctx.node }),
    waits: [
      ...new Set([
        ...open.messages.map(each => waitFor.message(each.name, each.correlationKey)),
        ...open.signals.map(each => waitFor.signal(each.name)),
        ...received.slice(-findable).map(waitFor.received),
      ]),
    ],
  }
}

/** How the instance stands after these events. */
export function statusAfter(before: InstanceStatus, events: readonly EngineEvent[]): InstanceStatus {
  for (const event of events) {
    if (event.type === 'instance-completed') return 'completed'
    if (event.type === 'instance-terminated') return 'terminated'
    if (event.type === 'instance-failed') return 'failed'
  }
  return before
}
