import type { EventType } from '../events.js'
import type { Applier } from './applier.js'

/** Events that tell others or the history; the state does not depend on them. */
const tells = (): void => undefined

export const messageThrown: Applier<'message-thrown'> = tells
export const signalThrown: Applier<'signal-thrown'> = tells
export const errorThrown: Applier<'error-thrown'> = tells
export const escalationThrown: Applier<'escalation-thrown'> = tells
export const sent: Applier<'sent'> = tells
export const decisionMade: Applier<'decision-made'> = tells
export const milestone: Applier<'milestone'> = tells
export const state: Applier<'state'> = tells
export const stepSuspended: Applier<Extract<EventType, 'step-suspended'>> = tells
