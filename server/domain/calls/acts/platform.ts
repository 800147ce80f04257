import type { County } from '../../county.js'
import { refuse, type Outcome } from '../../outcome.js'
import { findCase } from '../find.js'
import { penaltyProcess } from '../procedures/index.js'
import type { CallRecord } from '../record.js'
import { openTasksOf } from './list.js'
import { followed } from './messages/penalty/act.js'
import { caseWithdrawnByBody } from './messages/penalty/case-withdrawn-by-body.js'
import { performAct, type ActRefused, type Done } from './perform.js'
import { platformFor } from './platform-actor.js'
import { refused } from './refused-words.js'
import { actOfTask } from './task-id.js'

/** A penalty case as the platform that keeps its file is told of it: what is open, and until when. */
export interface FollowedPenalty {
  /** The case that follows it. */
  case: string
  caseNumber: string
  /** 决定期限. */
  due?: number
  decision?: string
  tasks: { act: string; name: string; form: string | null; due: number | null }[]
}

/** A penalty case by its number; undefined when no case follows it (any more). */
export async function followedPenalty(ctx: County, caseNumber: string): Promise<FollowedPenalty | undefined> {
  const record = await followerOf(ctx, caseNumber)
  const penalty = record && followed(record)
  if (!record || !penalty) return undefined
  const open = await openTasksOf(ctx, record)
  return {
    case: record.number,
    caseNumber,
    ...(penalty.due === undefined ? {} : { due: penalty.due }),
    ...(penalty.decision === undefined ? {} : { decision: penalty.decision }),
    tasks: open
      .filter(row => row.process === penaltyProcess)
      .map(row => ({ act: actOfTask(row._id), name: row.name, form: row.form, due: row.due })),
  }
}

/**
 * An act of the enforcement platform on a penalty case that it keeps: by the same forms and rules as the clerk of the
 * body. The same id does it once.
 */
export async function platformAct(
  ctx: County,
  { caseNumber, act, values, id }: { caseNumber: string; act: string; values: Values; id: string },
): Promise<Outcome<Done, ActRefused>> {
  const record = await followerOf(ctx, caseNumber)
  if (!record) return refuse('CASE_UNKNOWN', refused.penaltyUnknown(caseNumber))
  return performAct(ctx, platformFor(record), record.number, act, values, id)
}

type Values = Readonly<Record<string, unknown>>

/** The case that follows a penalty case: found by what waits for messages about it. */
async function followerOf(ctx: County, caseNumber: string): Promise<CallRecord | undefined> {
  const { message } = caseWithdrawnByBody
  const probed = await ctx.runtime.probeMessage(ctx.county, { name: message, key: caseNumber })
  if (probed.outcome === 'gone') return undefined
  const { doc } = (await ctx.runtime.instance(ctx.county, probed.instance)) ?? {}
  return doc?.case == null ? undefined : findCase(ctx, doc.case)
}
