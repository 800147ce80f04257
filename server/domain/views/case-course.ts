import type { TaskRow } from '../../runtime/index.js'
import { filingForm } from '../calls/acts/file-case.js'
import { plainName } from '../calls/acts/catalogue.js'
import { casesOfMatter } from '../calls/find.js'
import { caseProcedure, penaltyProcess } from '../calls/procedures/index.js'
import type { CallRecord } from '../calls/record.js'
import { maySee, type Reader } from '../calls/visibility.js'
import { personName, unitName, type County } from '../county.js'
import { say } from '../language.js'
import { milestoneName } from '../words/milestones.js'
import { stateName } from '../words/states.js'
import { stepName } from '../words/steps.js'
import { caseLight } from './case-light.js'
import { factDetails } from './facts.js'
import { limitOfTask } from './task-limit.js'
import type { Detail } from './timeline/details.js'
import { momentText } from './time/dates.js'
import { yellowFrom, type Light } from './time/light.js'
import { limitView, type LimitView } from './time/limit-view.js'

/** A case of the same matter in another procedure. */
export interface RelatedCase {
  number: string
  procedureName: string
  stateName: string
  light: Light
}

/** A clock that runs beside that of the leg: the term of the decision, and what the law asks within days. */
export interface Clock {
  name: string
  who: string
  limit: LimitView
}

export interface PassedMilestone {
  name: string
  atText: string
  who?: string
  details: Detail[]
}

/** The other cases of the matter that the reader may see. */
export async function relatedCases(ctx: County, reader: Reader, record: CallRecord): Promise<RelatedCase[]> {
  const all = await casesOfMatter(ctx, record.matter)
  return all
    .filter(each => each.number !== record.number && maySee(reader, each))
    .map(each => ({
      number: each.number,
      procedureName: procedureName(ctx, each.process),
      stateName: stateName(each.state, ctx.language),
      light: caseLight(each, ctx.now),
    }))
}

export function procedureName({ language }: Pick<County, 'language'>, process: string): string {
  return say(caseProcedure(process)?.name ?? { zh: process, en: process }, language)
}

/** What the form of the procedure asked beyond what every case has. */
export async function answersOf(ctx: County, { process, filed }: CallRecord): Promise<Detail[]> {
  if (!filed.answers?.length) return []
  const { components } = await filingForm(ctx, process, filed.item)
  const labels = components.flatMap(({ key, label = '', properties }): [string, string][] =>
    key === undefined ? [] : [[key, ctx.language === 'en' ? (properties?.labelEn ?? label) : label]],
  )
  return factDetails(ctx, filed.answers, new Map(labels))
}

/** The milestones with their facts, the latest first. */
export function milestonesOf(ctx: County, { passed = [] }: CallRecord): PassedMilestone[] {
  return passed
    .map(({ name, at, by, facts }) => ({
      name: milestoneName(name, ctx.language),
      atText: momentText(at, ctx.now, ctx.language),
      ...(by === undefined ? {} : { who: personName(ctx, by) }),
      details: factDetails(ctx, facts),
    }))
    .reverse()
}

/** The clocks of the penalty case that is followed. */
export function clocksOf(ctx: County, record: CallRecord, open: readonly TaskRow[]): Clock[] {
  const tasks = open.filter(row => row.process === penaltyProcess)
  return [
    ...decisionClock(ctx, record),
    ...tasks.flatMap(row => {
      const limit = limitOfTask(ctx, row, record)
      const name = stepName(plainName(row.name), ctx.language)
      return limit ? [{ name, who: row.people.map(id => personName(ctx, id)).join('、'), limit }] : []
    }),
  ]
}

function decisionClock(ctx: County, { penalties = [], lead }: CallRecord): Clock[] {
  const last = penalties.at(-1)
  if (!last || last.due === undefined || last.decidedAt !== undefined || last.endedAt !== undefined) return []
  const { due, from, caseNumber } = last
  const yellow = yellowFrom(ctx.edition, '一般', from, due)
  const limit = limitView(ctx.edition, ctx.now, { due, yellow, start: from, natural: false }, ctx.language)
  const name = say({ zh: `处罚决定（${caseNumber}）`, en: `Decision on ${caseNumber}` }, ctx.language)
  return [{ name, who: unitName(ctx, lead), limit }]
}
