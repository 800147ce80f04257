import { enforcementReferral } from './enforcement-referral.js'
import { jointEnforcement } from './joint-enforcement.js'
import type { CaseProcedure } from './procedure.js'
import { townshipCall } from './township-call.js'

export type { CaseProcedure } from './procedure.js'

/** Follows a penalty case that the enforcement platform keeps, as a part of the case that it came from. */
export const penaltyProcess = 'penalty-milestones'

/** The procedures of cases, in the order in which pages offer them. */
export const caseProcedures: readonly CaseProcedure[] = [townshipCall, enforcementReferral, jointEnforcement]

const byId = new Map(caseProcedures.map(each => [each.id, each]))

export const isCaseProcess = (process: string) => byId.has(process)

export const caseProcedure = (process: string) => byId.get(process)

/** Whether the milestones of this process belong to the record of a case, as its own or as those of a part of it. */
export function concernsCase(process: string): boolean {
  return byId.has(process) || caseProcedures.some(each => each.parts.includes(process))
}
