import type { EngineEvent, EventType } from '../events.js'
import { blankState, draftOf, type InstanceState } from '../state.js'
import { type Applier, ApplyError } from './applier.js'
import { childCancelled, childEnded, childStarted } from './children.js'
import { compensationBegun, compensationKept, compensationPlanned } from './compensation.js'
import { conditionAwaited, conditionLapsed, conditionMet, conditionUnawaited } from './conditions.js'
import { elementEntered } from './element-entered.js'
import { elementCancelled, elementCompleted, elementFailed } from './element-left.js'
import { incidentRaised, incidentResolved } from './incidents.js'
import { instanceCompleted, instanceFailed, instanceTerminated } from './instance-ended.js'
import { instanceStarted } from './instance-started.js'
import { jobCancelled, jobCompleted, jobCreated, jobFailed } from './jobs.js'
import { messageAwaited, messageReceived, messageUnawaited } from './messages.js'
import { multiAdvanced, multiCancelled, multiCompleted, multiEntered, multiOpened } from './multi.js'
import * as records from './records.js'
import { signalAwaited, signalReceived, signalUnawaited } from './signals.js'
import { taskCancelled, taskCompleted, taskCreated, taskUpdated } from './tasks.js'
import { timerArmed, timerCancelled, timerFired, timerMoved } from './timers.js'
import { flowTaken, tokenPlaced, tokensDropped } from './tokens.js'
import { variablesSet } from './variables-set.js'

/** The only writers of the state, one for each type of event. */
export const appliers: { [T in EventType]: Applier<T> } = {
  'instance-started': instanceStarted,
  'instance-completed': instanceCompleted,
  'instance-terminated': instanceTerminated,
  'instance-failed': instanceFailed,
  'element-entered': elementEntered,
  'element-completed': elementCompleted,
  'element-cancelled': elementCancelled,
  'element-failed': elementFailed,
  'multi-entered': multiEntered,
  'multi-opened': multiOpened,
  'multi-advanced': multiAdvanced,
  'multi-completed': multiCompleted,
  'multi-cancelled': multiCancelled,
  'flow-taken': flowTaken,
  'token-placed': tokenPlaced,
  'tokens-dropped': tokensDropped,
  'variables-set': variablesSet,
  'task-created': taskCreated,
  'task-updated': taskUpdated,
  'task-completed': taskCompleted,
  'task-cancelled': taskCancelled,
  'job-created': jobCreated,
  'job-completed': jobCompleted,
  'job-cancelled': jobCancelled,
  'job-failed': jobFailed,
  'timer-armed': timerArmed,
  'timer-fired': timerFired,
  'timer-cancelled': timerCancelled,
  'timer-moved': timerMoved,
  'message-awaited': messageAwaited,
  'message-unawaited': messageUnawaited,
  'message-received': messageReceived,
  'message-thrown': records.messageThrown,
  'condition-awaited': conditionAwaited,
  'condition-unawaited': conditionUnawaited,
  'condition-met': conditionMet,
  'condition-lapsed': conditionLapsed,
  'compensation-kept': compensationKept,
  'compensation-planned': compensationPlanned,
  'compensation-begun': compensationBegun,
  'signal-awaited': signalAwaited,
  'signal-unawaited': signalUnawaited,
  'signal-received': signalReceived,
  'signal-thrown': records.signalThrown,
  'error-thrown': records.errorThrown,
  'escalation-thrown': records.escalationThrown,
  'child-started': childStarted,
  'child-ended': childEnded,
  'child-cancelled': childCancelled,
  sent: records.sent,
  'decision-made': records.decisionMade,
  milestone: records.milestone,
  state: records.state,
  'incident-raised': incidentRaised,
  'incident-resolved': incidentResolved,
  'step-suspended': records.stepSuspended,
}

/** Folds an event into a draft that the caller owns. */
export function applyTo(draft: InstanceState, event: EngineEvent): void {
  if (event.seq !== draft.seq + 1)
    throw new ApplyError(`event ${event.seq} does not follow ${draft.seq} in instance ${draft.instance}`)
  const applier = appliers[event.type] as Applier<EventType> | undefined
  if (!applier) throw new ApplyError(`no applier for ${event.type}`)
  applier(draft, event)
  draft.seq = event.seq
}

/** The state after the event; the given one is left as it was. Folding a whole history from null gives its state. */
export function apply(state: InstanceState | null, event: EngineEvent): InstanceState {
  const draft = state ? draftOf(state) : blankState()
  applyTo(draft, event)
  return draft
}
