import type { TaskRow } from '../../runtime/index.js'
import { filingForm } from '../calls/acts/file-case.js'
import { plainName } from '../calls/acts/catalogue.js'
import { casesOfMatter } from '../calls/find.js'
import { caseProcedure, penaltyProcess } from '../calls/procedures/index.js'
import type { CallRecord } from '../calls/record.js'
import { maySee, type Reader } from '../calls/visibility.js'
import { personName, unitName, type County } from '../county.js'
import { dealsWithParties } from '../masking/names.js'
import { say } from '../language.js'
import { milestoneName } from '../words/milestones.js'
import { stateName } from '../words/states.js'
import { stepName } from '../words/steps.js'
import { caseLight } from './case-light.js'
import { caseNumberText, factDetails } from './facts.js'
import type { Detail } from './timeline/details.js'
import { timelineWords } from './timeline/sentences.js'
import { limitOfTask } from './task-limit.js'
import { clockText, momentText } from './time/dates.js'
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

/** What the form of the procedure asked beyond what every case has; the party by name only for who deals with it. */
export async function answersOf(ctx: County, reader: Reader, record: CallRecord): Promise<Detail[]> {
  const { process, filed } = record
  if (!filed.answers?.length) return []
  const { components } = await filingForm(ctx, process, filed.item)
  const labels = components.flatMap(({ key, label = '', properties }): [string, string][] =>
    key === undefined ? [] : [[key, ctx.language === 'en' ? (properties?.labelEn ?? label) : label]],
  )
  return factDetails(ctx, filed.answers, { labels: new Map(labels), names: dealsWithParties(reader, record) })
}

/** The milestones with their facts, the latest first. */
export function milestonesOf(ctx: County, reader: Reader, record: CallRecord): PassedMilestone[] {
  const names = dealsWithParties(reader, record)
  return (record.passed ?? [])
    .map(({ name, at, by, facts }) => ({
      name: milestoneName(name, ctx.language),
      atText: momentText(at, ctx.now, ctx.language),
      ...(by === undefined ? {} : { who: personName(ctx, by) }),
      details: factDetails(ctx, facts, { names }),
    }))
    .reverse()
}

/** The clocks of the penalty case that is followed: the term of its decision, and what the law asks within days. */
export function clocksOf(ctx: County, record: CallRecord, open: readonly TaskRow[]): Clock[] {
  const { penalties = [], lead } = record
  const last = penalties.at(-1)
  if (!last) return []
  const { due, from } = last
  const caseNumber = caseNumberText(ctx, last.caseNumber)
  const deciding = last.decidedAt === undefined && last.endedAt === undefined
  const decision = say({ zh: `处罚决定（${caseNumber}）`, en: `Decision on ${caseNumber}` }, ctx.language)
  return [
    ...(deciding && due !== undefined
      ? [{ name: decision, who: unitName(ctx, lead), limit: decisionLimit(ctx, from, due) }]
      : []),
    ...open.flatMap(row => {
      // The task of the decision has the limit of the decision.
      if (row.process !== penaltyProcess || row.due === null || row.due === due) return []
      const who = row.people.map(id => personName(ctx, id)).join(listComma(ctx.language))
      const name = stepName(plainName(row.name), ctx.language)
      const limit = limitOfTask(ctx, row, record)
      return limit ? [{ name, who, limit }] : []
    }),
  ]
}

const listComma = (language: County['language']) => timelineWords[language].list

/** The term of the decision, which its supervision warns of a working day before. */
function decisionLimit(ctx: County, start: number, due: number): LimitView {
  const natural = clockText(due) === '23:59'
  const yellow = yellowFrom(ctx.edition, '一般', start, due)
  return limitView(ctx.edition, ctx.now, { due, yellow, start, natural }, ctx.language)
}
