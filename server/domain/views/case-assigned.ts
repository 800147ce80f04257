import type { CallRecord } from '../calls/record.js'
import { personName, unitName, type County } from '../county.js'
import { matterKindName, matterState } from '../matters/states.js'
import { assignedActs, type AssignedAct } from '../supervision/acts/record.js'
import { chosenText } from '../words/chosen.js'
import { momentText } from './time/dates.js'

/** 批示, 督办要求, 补签 …: what somebody owes an answer to about a case, and the answer. */
export interface CaseAssignment {
  /** As it is kept: 批示, 督办要求, 补签 …; `kindName` as the reader says it. */
  kind: string
  kindName: string
  /** Absent where the system gave it. */
  byName?: string
  toName: string
  text: string
  atText: string
  dueText?: string
  overdue: boolean
  stateName: string
  answer?: { text: string; opinion?: string; atText: string }
  /** What is still to be done, where the answer was not accepted. */
  again?: string
}

/** Acts that were assigned about a case, the latest first. */
export async function assignedOf(ctx: County, { number }: CallRecord): Promise<CaseAssignment[]> {
  const { items } = await ctx.store.find(assignedActs, ctx.county, { where: { case: number }, limit: 200 })
  return items.sort((a, b) => (b.assignedAt ?? 0) - (a.assignedAt ?? 0)).map(row => assignment(ctx, row))
}

function assignment(ctx: County, row: AssignedAct): CaseAssignment {
  const at = (instant: number) => momentText(instant, ctx.now, ctx.language)
  const { due, answeredAt, answer = '', opinion, again } = row
  return {
    kind: row.kind,
    kindName: matterKindName({ kind: 'act', row }, ctx.language),
    ...(row.givenBy === undefined ? {} : { byName: personName(ctx, row.givenBy) }),
    toName: row.person === undefined ? unitName(ctx, row.unit) : personName(ctx, row.person),
    text: row.text,
    atText: at(row.assignedAt ?? 0),
    ...(due === undefined ? {} : { dueText: at(due) }),
    overdue: row.endedAt === undefined && due !== undefined && due < ctx.now,
    stateName: matterState({ kind: 'act', row }, ctx.language),
    ...(answeredAt === undefined
      ? {}
      : {
          answer: {
            text: answer,
            ...(opinion === undefined ? {} : { opinion: chosenText(opinion, ctx.language) }),
            atText: at(answeredAt),
          },
        }),
    ...(again === undefined ? {} : { again }),
  }
}
