import type { Filter, Query } from '../../store/port.js'
import { callProcess } from '../calls/case-name.js'
import { caseProcedures } from '../calls/procedures/index.js'
import { calls, type CallRecord } from '../calls/record.js'
import { readerOf } from '../calls/reader.js'
import { isUrgency, type Urgency } from '../calls/urgency.js'
import { listScope, type Reader } from '../calls/visibility.js'
import { unitName, type Actor, type County } from '../county.js'
import { answeringKinds, callingKinds } from '../directory/index.js'
import { say } from '../language.js'
import { shortNumber } from '../numbering/case-number.js'
import { stateName, states } from '../words/states.js'
import { procedureName } from './case-course.js'
import { caseLight, caseLimit } from './case-light.js'
import { openTasksByCase } from './open-tasks.js'
import { caseSentence } from './sentence/case.js'
import { plainText } from './sentence/parts.js'
import { momentText } from './time/dates.js'
import { lights, type Light } from './time/light.js'
import type { LimitView } from './time/limit-view.js'

export interface CaseQuery {
  /** `township` 本镇呼叫, `unit` 本单位承办. */
  scope?: 'all' | 'township' | 'unit'
  q?: string
  unit?: string
  light?: string
  state?: string
  urgency?: string
  /** 敏感件, instead of the others: those of which the reader is a named reader. */
  sensitive?: boolean
  /** Id of a procedure. */
  procedure?: string
  cursor?: string
  limit?: number
}

export interface CaseRow {
  number: string
  shortNumber: string
  documentNumber?: string
  title: string
  urgency: Urgency
  itemTitle: string
  domain: string
  light: Light
  /** As it is kept; `stateName` as the reader says it. */
  state: string
  stateName: string
  sentence: string
  callerName: string
  turnName: string
  limit: LimitView | null
  filedText: string
  round: number
  /** In which it is, when it is no call. */
  procedureName?: string
}

export interface CasePage {
  cases: CaseRow[]
  total: number
  next?: string
  counts: Partial<Record<Light, number>>
  /** How many sensitive cases the reader is a named reader of; they stand in no other list. */
  sensitive: number
  /** Every state in which a case may be, as it is kept; `stateNames` as the reader says it. */
  states: string[]
  stateNames: Record<string, string>
  units: { code: string; name: string }[]
  procedures: { id: string; name: string }[]
}

/** The cases that a reader may see and asks for, the latest first, page by page. */
export async function caseList(ctx: County, actor: Actor, query: CaseQuery = {}): Promise<CasePage> {
  const base = baseOf(readerOf(ctx, actor), query)
  const selection = withLight(base, query.light, ctx.now)
  const [page, total, counts, sensitive] = await Promise.all([
    ctx.store.find(calls, ctx.county, {
      ...selection,
      sort: ['-filedAt'],
      limit: Math.min(100, query.limit ?? 50),
      ...(query.cursor === undefined ? {} : { after: query.cursor }),
    }),
    ctx.store.count(calls, ctx.county, selection),
    countsOf(ctx, base),
    ctx.store.count(calls, ctx.county, { where: readOnly(actor.person) }),
  ])
  return {
    cases: await caseRows(ctx, page.items),
    total,
    ...(page.next === undefined ? {} : { next: page.next }),
    counts,
    sensitive,
    states: [...states],
    stateNames: Object.fromEntries(states.map(state => [state, stateName(state, ctx.language)])),
    units: ctx.people.units
      .filter(unit => [...callingKinds, ...answeringKinds].includes(unit.kind))
      .map(unit => ({ code: unit.code, name: unit.short })),
    procedures: caseProcedures.map(({ id, name }) => ({ id, name: say(name, ctx.language) })),
  }
}

/** Rows of these records, each with its sentence and whose turn it is. */
export async function caseRows(ctx: County, records: readonly CallRecord[]): Promise<CaseRow[]> {
  const open = await openTasksByCase(
    ctx,
    records.map(record => record.number),
  )
  return records.map(record => {
    const { parts, task, turn } = caseSentence(ctx, record, open.get(record.number) ?? [])
    return {
      number: record.number,
      shortNumber: shortNumber(record.number),
      documentNumber: record.documentNumber,
      title: record.filed.title,
      urgency: record.urgency,
      itemTitle: record.filed.itemTitle,
      domain: record.filed.domain,
      light: caseLight(record, ctx.now),
      state: record.state,
      stateName: stateName(record.state, ctx.language),
      sentence: plainText(parts),
      callerName: unitName(ctx, record.caller),
      turnName: unitName(ctx, turn),
      limit: caseLimit(ctx, record, task),
      filedText: momentText(record.filedAt, ctx.now, ctx.language),
      round: record.round,
      ...(record.process === callProcess ? {} : { procedureName: procedureName(ctx, record.process) }),
    }
  })
}

type Selected = Pick<Query<CallRecord>, 'where' | 'or' | 'text'>

function baseOf(
  reader: Reader,
  { scope, q, unit, state, urgency, sensitive, procedure }: CaseQuery,
): Selected {
  const within = listScope(reader)
  const own: Filter<CallRecord> =
    scope === 'township'
      ? { units: { any: [reader.unit] }, caller: reader.unit }
      : scope === 'unit'
        ? { units: { any: [reader.unit] }, caller: { ne: reader.unit } }
        : within === 'all'
          ? {}
          : { units: { any: within } }
  return {
    where: {
      ...(sensitive ? readOnly(reader.person) : { ...own, sensitive: false }),
      ...(state ? { state } : {}),
      ...(isUrgency(urgency) ? { urgency } : {}),
      ...(procedure ? { process: procedure } : {}),
    },
    ...(unit ? { or: [{ caller: unit }, { lead: unit }] } : {}),
    ...(q?.trim() ? { text: q.trim().slice(0, 100) } : {}),
  }
}

/** The sensitive cases of one named reader. */
const readOnly = (person: string): Filter<CallRecord> => ({ sensitive: true, readers: { any: [person] } })

/** A filter by state and one by light may both speak of the state: then both must hold. */
function withLight(base: Selected, light: string | undefined, now: number): Selected {
  const lit = lightFilter(light, now)
  const state = base.where?.state
  const clash =
    typeof state === 'string' &&
    (lit.state === '待补正' ? state !== '待补正' : lit.state !== undefined && state === '待补正')
  const both = typeof state === 'string' ? { ...lit, state: clash ? '' : state } : lit
  return { ...base, where: { ...base.where, ...both } }
}

/** Lights are derived from instants, so a filter by light is one by instants. */
function lightFilter(light: string | undefined, now: number): Filter<CallRecord> {
  switch (light) {
    case 'red':
      return { running: true, due: { lte: now } }
    case 'yellow':
      return { running: true, due: { gt: now }, yellow: { lte: now } }
    case 'green':
      return { running: true, yellow: { gt: now } }
    case 'paused':
      return { state: '待补正' }
    case 'answered':
      return { running: false, answeredAt: { gt: 0 } }
    case 'untimed':
      return { running: false, answeredAt: null, state: { ne: '待补正' } }
    default:
      return {}
  }
}

async function countsOf(ctx: County, base: Selected): Promise<Partial<Record<Light, number>>> {
  const counted = await Promise.all(
    lights.map(async light => {
      return [light, await ctx.store.count(calls, ctx.county, withLight(base, light, ctx.now))] as const
    }),
  )
  return Object.fromEntries(counted.filter(([, n]) => n > 0))
}
