import { numberIn, type Context } from '../feel.js'
import type { CallRecord } from '../record.js'
import { requestsGone } from './pending.js'

/**
 * Another instance of the same procedure under the same number: a reopened case goes on in the same record, as its next
 * round (第2轮), or one that was filed again. Legs go on counting; how the round before ended is taken back.
 */
export function beginRound(
  record: CallRecord,
  { instance, variables = {} }: { instance: string; variables?: Context },
): void {
  if (record.status === 'filing' || instance === record.instance) return
  if (!record.applied.some(each => each.instance === record.instance)) return
  record.rounds = [...(record.rounds ?? []), { round: record.round, instance: record.instance }]
  record.instance = instance
  record.round = numberIn(variables.轮次) ?? record.round + 1
  Object.assign(record, { open: true, running: false })
  requestsGone(record)
  for (const field of endings) delete record[field]
}

/** What is said of a case that has ended. */
const endings = [
  'closedAt',
  'answeredAt',
  'refusal',
  'withdrawal',
  'ratedAt',
  'unratedAt',
  'due',
  'yellow',
] as const
