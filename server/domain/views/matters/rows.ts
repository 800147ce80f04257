import { toIso } from '../../../calendar/index.js'
import { unitName, personName, type County } from '../../county.js'
import { matterState, matterKindName } from '../../matters/states.js'
import type { Matter } from '../../matters/matter.js'
import { chosenText } from '../../words/chosen.js'
import { momentText } from '../time/dates.js'

/** One line of a list of matters. */
export interface MatterRow {
  instance: string
  kind: Matter['kind']
  /** 督办单, 通报, 批示 …; 编办裁定 of a ruling. */
  kindName: string
  title: string
  /** 文号, once it has one. */
  number?: string
  unitName: string
  state: string
  at: string
  atText: string
  dueText?: string
  overdue: boolean
  cases: string[]
}

export function matterRow(ctx: County, matter: Matter): MatterRow {
  const { now, language } = ctx
  const at = startedAt(matter)
  const due = dueOf(matter)
  const number = matter.kind === 'act' ? undefined : matter.row.number
  return {
    instance: matter.row.instance,
    kind: matter.kind,
    kindName: matterKindName(matter, language),
    title: titleOf(ctx, matter),
    unitName: unitsOf(ctx, matter),
    state: matterState(matter, language),
    at: toIso(at),
    atText: momentText(at, now, language),
    overdue: due !== undefined && isOpen(matter) && due < now,
    cases: matter.kind === 'document' ? matter.row.cases : matter.row.case === null ? [] : [matter.row.case],
    ...(due === undefined ? {} : { dueText: momentText(due, now, language) }),
    ...(number === undefined ? {} : { number }),
  }
}

function startedAt({ kind, row }: Matter): number {
  if (kind === 'ruling') return row.askedAt
  return kind === 'document' ? row.draftedAt : (row.assignedAt ?? 0)
}

function dueOf({ kind, row }: Matter): number | undefined {
  return kind === 'document' ? row.demand?.due : row.due
}

export function isOpen({ kind, row }: Matter): boolean {
  if (kind === 'ruling') return row.state === '陈述中' || row.state === '裁定中'
  return row.endedAt === undefined && (kind === 'act' || !['已办结', '不签发', '已移送'].includes(row.state))
}

function titleOf({ language }: County, { kind, row }: Matter): string {
  if (kind === 'ruling') return row.title
  return kind === 'document' ? chosenText(row.cause ?? row.kind, language) : row.text
}

function unitsOf(ctx: County, { kind, row }: Matter): string {
  if (kind === 'ruling')
    return row.parties.map(unit => unitName(ctx, unit)).join(ctx.language === 'en' ? ', ' : '、')
  if (kind === 'document') return unitName(ctx, row.unit)
  return row.person === undefined ? unitName(ctx, row.unit) : personName(ctx, row.person)
}
