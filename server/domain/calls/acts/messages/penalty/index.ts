import type { MessageAct } from '../act.js'
import { caseWithdrawnByBody } from './case-withdrawn-by-body.js'
import { cashCollected } from './cash-collected.js'
import { decisionTermExtended } from './decision-term-extended.js'
import { evidencePreserved } from './evidence-preserved.js'
import { hearingRequested } from './hearing-requested.js'
import { publicationWithdrawn } from './publication-withdrawn.js'
import { rightsNotified } from './rights-notified.js'

/** What the body that keeps a penalty case records beside its tasks. */
export const penaltyActs: readonly MessageAct[] = [
  evidencePreserved,
  rightsNotified,
  hearingRequested,
  cashCollected,
  decisionTermExtended,
  caseWithdrawnByBody,
  publicationWithdrawn,
]
