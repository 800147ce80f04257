import type { CallRecord, Penalty } from '../../../record.js'
import type { Reader } from '../../../visibility.js'
import { isPlatform } from '../../platform-actor.js'
import type { MessageAct } from '../act.js'

/** The penalty case that is being followed: the last one that has not ended. */
export function followed({ penalties = [] }: CallRecord): Penalty | undefined {
  const last = penalties.at(-1)
  return last?.endedAt === undefined ? last : undefined
}

/** An act of the body that keeps the penalty case, by its clerk or by the enforcement platform. */
export function penaltyAct(
  act: Omit<MessageAct, 'processes' | 'correlation' | 'may'> & Partial<Pick<MessageAct, 'correlation'>>,
): MessageAct {
  return {
    correlation: record => followed(record)?.caseNumber ?? '',
    ...act,
    processes: ['joint-enforcement', 'enforcement-referral'],
    may: (reader: Reader, record) =>
      followed(record) !== undefined &&
      reader.unit === record.lead &&
      (reader.role === 'clerk' || isPlatform(reader)),
  }
}
