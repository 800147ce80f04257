import { attachmentsOf } from '../attachments/attachments.js'
import { openTasksOf } from '../calls/acts/list.js'
import type { CallRecord } from '../calls/record.js'
import { readerOf } from '../calls/reader.js'
import { handles } from '../calls/visibility.js'
import type { Urgency } from '../calls/urgency.js'
import { personName, unitName, type Actor, type County } from '../county.js'
import { shortNumber } from '../numbering/case-number.js'
import { stateName } from '../words/states.js'
import { stepName } from '../words/steps.js'
import {
  answersOf,
  clocksOf,
  milestonesOf,
  procedureName,
  relatedCases,
  type Clock,
  type PassedMilestone,
  type RelatedCase,
} from './case-course.js'
import { caseLight, caseLimit } from './case-light.js'
import { caseViewWords } from './case-view-words.js'
import { assignedOf, type CaseAssignment } from './case-assigned.js'
import { mergingOf, type CaseMerging } from './case-merging.js'
import { ordersOf, type CaseOrder } from './case-orders.js'
import { caseUnits, type CaseUnit } from './case-people.js'
import { shelvingsOf, type CaseShelving } from './case-shelvings.js'
import { fileView, type FileView } from './file-view.js'
import { reckoningOf, type LimitReckoning } from './reckoning.js'
import { caseSentence } from './sentence/case.js'
import type { SentencePart } from './sentence/parts.js'
import type { Detail } from './timeline/details.js'
import { caseTimes, type CaseTimes } from './time/case-times.js'
import { momentText } from './time/dates.js'
import type { Light } from './time/light.js'
import { turnoutOf, type Turnout } from './turnout/turnout.js'
import type { LimitView } from './time/limit-view.js'

interface Emergency {
  lifeAtRisk: boolean
  reportedTo?: string
  reason?: string
  approver?: string
  approvedText?: string
}

/** The page of a case. */
export interface CaseView {
  number: string
  shortNumber: string
  documentNumber?: string
  round: number
  title: string
  urgency: Urgency
  item: { code: string; no: number; title: string; domain: string } | null
  content: string
  /** Of what is called first and signed after, or endangers life. */
  emergency?: Emergency
  place: string
  /** Who reported it, as far as the reader may know; absent when nobody outside did. */
  reporter?: { hidden: boolean; contact?: string }
  dutyText: string
  dutiesDone: string[]
  /** As it is kept; `stateName` as the reader says it. */
  state: string
  stateName: string
  open: boolean
  light: Light
  limit: LimitView | null
  sentence: SentencePart[]
  next?: string
  reckoning: LimitReckoning | null
  people: CaseUnit[]
  attachments: FileView[]
  sensitive: boolean
  procedure: { id: string; name: string; version: number }
  /** 事项编号: the number that its cases in all procedures share. */
  matter: string
  related: RelatedCase[]
  /** What its filing form asked beyond the rest. */
  answers: Detail[]
  /** Milestones with their facts, the latest first; not of calls. */
  milestones: PassedMilestone[]
  /** What runs in a penalty case that it follows. */
  clocks: Clock[]
  /** 召集与到场 of a joint action, once it was convened. */
  turnout?: Turnout
  /** 合并关系; absent when it was never merged with others. */
  merging?: CaseMerging
  shelvings: CaseShelving[]
  /** 批示 and other acts that were assigned about it. */
  assigned: CaseAssignment[]
  /** 督办单 of its ladder that went out. */
  orders: CaseOrder[]
  filedText: string
  /** 总时长, 无主时间, 争议时间. */
  times: CaseTimes
  rating?: { scores: { name: string; score: number }[]; comment?: string }
  commentsVisibleTo: string
}

/** What a reader who may see the case is shown of it. */
export async function caseView(ctx: County, actor: Actor, record: CallRecord): Promise<CaseView> {
  const reader = readerOf(ctx, actor)
  const open = await openTasksOf(ctx, record)
  const { parts, task, next } = caseSentence(ctx, record, open, actor.person)
  const { filed } = record
  const words = caseViewWords[ctx.language]
  const turnout = turnoutOf(ctx, record, open)
  const merging = await mergingOf(ctx, reader, record)
  const files = await attachmentsOf(ctx.store, ctx.county, record.number)
  return {
    number: record.number,
    shortNumber: shortNumber(record.number),
    documentNumber: record.documentNumber,
    round: record.round,
    title: filed.title,
    urgency: record.urgency,
    item:
      filed.item === null
        ? null
        : { code: filed.item, no: filed.itemNo ?? 0, title: filed.itemTitle, domain: filed.domain },
    content: filed.content,
    ...emergencyOf(ctx, record),
    place: filed.place.text,
    ...reporterOf(ctx, actor, record),
    dutyText: filed.dutyText,
    dutiesDone: filed.dutiesDone,
    state: record.state,
    stateName: stateName(record.state, ctx.language),
    open: record.open,
    light: caseLight(record, ctx.now),
    limit: caseLimit(ctx, record, task),
    sentence: parts,
    ...(next ? { next: words.next(next) } : {}),
    reckoning: reckoningOf(ctx, record),
    people: caseUnits(ctx, record),
    attachments: files.map(row => fileView(ctx, row)),
    sensitive: record.sensitive,
    procedure: await procedureOf(ctx, record),
    matter: record.matter,
    related: await relatedCases(ctx, reader, record),
    answers: await answersOf(ctx, reader, record),
    milestones: milestonesOf(ctx, reader, record),
    clocks: clocksOf(ctx, record, open),
    ...(turnout ? { turnout } : {}),
    ...(merging ? { merging } : {}),
    shelvings: shelvingsOf(ctx, record),
    assigned: await assignedOf(ctx, record),
    orders: await ordersOf(ctx, record),
    filedText: momentText(record.filedAt, ctx.now, ctx.language),
    times: caseTimes(ctx, record),
    ...ratingOf(ctx, actor, record),
    commentsVisibleTo: words.commentsVisibleTo,
  }
}

async function procedureOf(ctx: County, { instance, process }: CallRecord): Promise<CaseView['procedure']> {
  const known = procedureName(ctx, process)
  const view = await ctx.runtime.instance(ctx.county, instance)
  if (!view) return { id: process, name: known, version: 0 }
  const versions = await ctx.runtime.versions(ctx.county, view.doc.process)
  const own = versions.find(each => each._id === view.doc.definition)
  return {
    id: view.doc.process,
    name: own ? stepName(own.name, ctx.language) : known,
    version: own?.version ?? 0,
  }
}

/** Hidden from the units that handle it, unless the centre has released it. */
function reporterOf(ctx: County, actor: Actor, record: CallRecord): Pick<CaseView, 'reporter'> {
  const { fromCitizen, citizenContact } = record.filed
  if (!fromCitizen) return {}
  if (handles(readerOf(ctx, actor), record) && !record.reporterReleased) return { reporter: { hidden: true } }
  return { reporter: { hidden: false, ...(citizenContact ? { contact: citizenContact } : {}) } }
}

/** Why it was called before it was signed, on whose word, and who was told of the danger. */
function emergencyOf(ctx: County, { filed, urgency }: CallRecord): Pick<CaseView, 'emergency'> {
  if (urgency === '一般' && !filed.lifeAtRisk) return {}
  const { lifeAtRisk, reportedTo, urgencyReason, oralApprover, oralApprovedAt } = filed
  return {
    emergency: {
      lifeAtRisk,
      ...(reportedTo ? { reportedTo } : {}),
      ...(urgencyReason ? { reason: urgencyReason } : {}),
      ...(oralApprover ? { approver: personName(ctx, oralApprover) } : {}),
      ...(oralApprovedAt === undefined
        ? {}
        : { approvedText: momentText(oralApprovedAt, ctx.now, ctx.language) }),
    },
  }
}

/** Ratings are seen by who gave them, by who coordinates, and by each unit its own. */
function ratingOf(ctx: County, actor: Actor, record: CallRecord): Pick<CaseView, 'rating'> {
  const words = caseViewWords[ctx.language]
  const reader = readerOf(ctx, actor)
  const all = reader.unit === record.caller || !record.units.includes(reader.unit)
  const shown = record.ratings.filter(row => all || row.unit === reader.unit)
  if (!shown.length) return {}
  const scores = shown.flatMap(row => [
    { name: words.scores.speed(unitName(ctx, row.unit)), score: row.speed },
    { name: words.scores.quality(unitName(ctx, row.unit)), score: row.quality },
    { name: words.scores.satisfaction(unitName(ctx, row.unit)), score: row.satisfaction },
  ])
  const comment = shown.flatMap(row => row.reason ?? []).join(words.semicolon)
  return { rating: { scores, ...(comment ? { comment } : {}) } }
}
