import type { Filing } from '../calls/acts/filing-rules.js'
import type { When } from './when.js'

/** What a step does: one of the acts of the pages, by whoever may do it then. */
export type StepName =
  | 'approve'
  | 'send-back'
  | 'reject'
  | 'accept'
  | 'ask-supplement'
  | 'supplement'
  | 'refuse'
  | 'transfer'
  | 'withdraw'
  | 'sign'
  | 'respond'
  | 'first-feedback'
  | 'cooperate'
  | 'feed-back'
  | 'verify'
  | 'verify-unsolved'
  | 'rate'
  | 'rate-low'
  | 'ask-extension'
  | 'sign-extension'
  | 'comment-extension'
  | 'grant-extension'
  | 'ask-return'
  | 'sign-return'
  | 'redispatch'
  | 'comment'
  | MatterStep
  | EnforcementStep

/** Of papers of supervision and of rulings. */
export type MatterStep =
  'sign-order' | 'sign-paper' | 'reply-paper' | 'judge-paper' | 'state-position' | 'rule'

/** Of joint actions and of calls to an enforcement body. */
export type EnforcementStep =
  | 'check-power'
  | 'convene'
  | 'confirm'
  | 'cannot-come'
  | 'plan'
  | 'joint-record'
  | 'evidence'
  | 'conclude'
  | 'site-check'
  | 'decide'
  | 'preserve'
  | 'notify-rights'

/** When, what, and what the step needs to know: a text, a unit, units. */
export type PlannedStep = [when: When, step: StepName, ...details: string[]]

/** One invented call of the last weeks. */
export interface PlannedCase {
  id: string
  /** Of what it is a case; a call without it. */
  process?: 'joint-enforcement' | 'enforcement-referral'
  /** Code of the township that calls. */
  township: string
  filed: When
  filing: Pick<Filing, 'item' | 'title' | 'content' | 'dutyText'> & Partial<Filing> & { placeText: string }
  steps: PlannedStep[]
}
