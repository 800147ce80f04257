import { changeMilestones } from './changes.js'
import { closingMilestones } from './closing.js'
import { filingMilestones } from './filing.js'
import { followUpMilestones } from './follow-up.js'
import { handlingMilestones } from './handling.js'
import { mergingMilestones } from './merging.js'
import type { MilestoneReaders } from './reader.js'
import { jointMilestones } from './joint.js'
import { penaltyMilestones } from './penalty.js'
import { requestMilestones } from './requests.js'
import { shelvingMilestones } from './shelving.js'

/** What each milestone of a case and of its parts means for its record. One file a subject. */
export const milestones: MilestoneReaders = {
  ...filingMilestones,
  ...handlingMilestones,
  ...mergingMilestones,
  ...requestMilestones,
  ...shelvingMilestones,
  ...changeMilestones,
  ...closingMilestones,
  ...followUpMilestones,
  ...jointMilestones,
  ...penaltyMilestones,
}
