import { describe } from '../expression/index.js'
import type {
  BoundaryEvent,
  CatchEvent,
  FlowNode,
  MessageDefinition,
  ReceiveTask,
  SingleCatch,
  StartEvent,
} from '../model/graph.js'
import { catchesOf } from '../model/catches.js'
import type { Activity } from '../state/state.js'
import { reckonTimer } from '../timer/reckon.js'
import { keyText, nameOf, valueOf } from './evaluate.js'
import type { Run } from './run.js'
import { Trouble } from './trouble.js'

/** Arms the boundary events of an activity and the event sub-processes of a scope: all, or on trouble none. */
export function armAttached(run: Run, activity: Activity, element: FlowNode): void {
  // The boundary of a multi-instance is that of its body; the event sub-processes are those of each child.
  const boundaries = activity.index === undefined ? element.boundaries : []
  const handlers = 'handlers' in element && !activity.multi ? element.handlers : []
  const attached: (BoundaryEvent | StartEvent)[] = [...boundaries, ...handlers]
  const ready = attached.flatMap(event => prepare(run, event, activity.key, !event.interrupting))
  for (const open of ready) open()
}

/** Opens the subscriptions of events, all or none; the activity owns them, their expressions see its variables. */
export function arm(run: Run, activity: string, ...events: (CatchEvent | ReceiveTask)[]): void {
  const ready = events.flatMap(event => prepare(run, event, activity, false))
  for (const open of ready) open()
}

/** Evaluates what the subscriptions of an event need; the functions that are returned open them. */
function prepare(run: Run, event: FlowNode, activity: string, stays: boolean): (() => void)[] {
  return catchesOf(event).flatMap(catches => prepareOne(run, event, catches, activity, stays) ?? [])
}

function prepareOne(
  run: Run,
  event: FlowNode,
  catches: SingleCatch,
  activity: string,
  stays: boolean,
): (() => void) | null {
  const base = { element: event.id, scope: activity, since: run.env.now }
  const staying = stays ? ({ stays } as const) : {}
  switch (catches.on) {
    case 'message': {
      const { name, correlationKey } = subscription(run, catches.message, activity)
      return () =>
        run.emit({
          type: 'message-awaited',
          key: run.nextKey(),
          ...base,
          name,
          correlationKey,
          ...staying,
        })
    }
    case 'timer': {
      const { due, repetitions, cycle } = reckonTimer(run, catches.timer, activity)
      const again = stays && cycle ? { repetitions, cycle } : { repetitions: 0 }
      return () => run.emit({ type: 'timer-armed', key: run.nextKey(), ...base, due, ...again })
    }
    case 'signal': {
      const name = nameOf(run, catches.name, activity, '信号名')
      return () => run.emit({ type: 'signal-awaited', key: run.nextKey(), ...base, name, ...staying })
    }
    case 'conditional':
      return () =>
        run.emit({ type: 'condition-awaited', key: run.nextKey(), ...base, met: false, ...staying })
    default:
      return null
  }
}

/** Name and key of a message that is awaited. A key that gives nothing would catch everybody's: that is trouble. */
export function subscription(
  run: Run,
  message: MessageDefinition,
  scope: string,
): { name: string; correlationKey: string | null } {
  const name = nameOf(run, message.name, scope, '消息名')
  if (!message.correlationKey) return { name, correlationKey: null }
  const value = valueOf(run, message.correlationKey, scope)
  const correlationKey = keyText(value)
  if (correlationKey === null)
    throw new Trouble('NO_CORRELATION_KEY', `消息「${name}」的关联键没有值，得到的是 ${describe(value)}`, {
      value,
    })
  return { name, correlationKey }
}
