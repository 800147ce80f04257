import type { TaskRow } from '../../../runtime/index.js'
import type { Fact } from '../../calls/facts.js'
import type { CallRecord } from '../../calls/record.js'
import { unitName, type County } from '../../county.js'
import { limitOfTask } from '../task-limit.js'
import { momentText } from '../time/dates.js'
import type { LimitView } from '../time/limit-view.js'

/** How one unit answered the convening of a joint action, and what it brought from the site. */
export interface TurnoutUnit {
  unit: string
  unitName: string
  lead: boolean
  /** `none`: it was not convened, as a lead that was named later. */
  answer: 'comes' | 'cannot' | 'unconfirmed' | 'awaited' | 'none'
  /** Until when it is to answer. */
  limit?: LimitView
  answeredText?: string
  /** Answered after the time that the convening gave. */
  late: boolean
  /** Why it cannot come. */
  reason?: string
  leader?: string
  /** 执法人员, as they were written. */
  staff?: string
  evidence?: Evidence
}

interface Evidence {
  state: 'given' | 'awaited' | 'missing'
  /** When it was handed in. */
  atText?: string
  limit?: LimitView
}

/** 召集与到场: when and where, and unit by unit who comes and who handed in what. */
export interface Turnout {
  gatherText?: string
  place?: string
  /** What the joint record says of who came when. */
  arrivals?: string
  units: TurnoutUnit[]
}

type Ctx = Pick<County, 'people' | 'now' | 'language' | 'edition'>
type Milestones = NonNullable<CallRecord['passed']>

/** The last convening of a joint action and what became of it; undefined before the first. */
export function turnoutOf(ctx: Ctx, record: CallRecord, open: readonly TaskRow[]): Turnout | undefined {
  const passed = record.passed ?? []
  const begun = passed.findLastIndex(({ name }) => name === '召集')
  const facts = passed[begun]?.facts
  if (!facts) return undefined
  const since = passed.slice(begun + 1)
  const gather = factOf(facts, '集合时间')?.at
  const asked = [factOf(facts, '主办')?.text, ...(factOf(facts, '成员单位')?.texts ?? [])]
  const came = since.filter(({ name }) => name === '确认').map(each => factOf(each.facts, '单位')?.text)
  const lead = record.lead ?? asked[0]
  const units = [...new Set([lead, ...asked, ...came])].filter(unit => unit !== undefined)
  return {
    ...(gather === undefined ? {} : { gatherText: momentText(gather, ctx.now, ctx.language) }),
    ...given('place', factOf(facts, '地点')?.text),
    ...given('arrivals', factOf(lastOf(since, '联合记录')?.facts, '到场情况')?.text),
    units: units.map(unit => ({
      unit,
      unitName: unitName(ctx, unit),
      lead: unit === lead,
      ...answerOf(ctx, record, unit, since, open),
      ...evidenceOf(ctx, record, unit, since, open),
    })),
  }
}

function answerOf(
  ctx: Ctx,
  record: CallRecord,
  unit: string,
  since: Milestones,
  open: readonly TaskRow[],
): Omit<TurnoutUnit, 'unit' | 'unitName' | 'lead' | 'evidence'> {
  const asked = taskOf(open, record, 'confirm', unit)
  const facts = lastOf(since, '确认', unit)?.facts
  const at = factOf(facts, '时刻')?.at
  const limit = asked && limitOfTask(ctx, asked, record)
  return {
    answer: asked ? 'awaited' : (answers[factOf(facts, '到场')?.text ?? ''] ?? 'none'),
    late: factOf(facts, '按时')?.flag === false,
    ...(limit ? { limit } : {}),
    ...(at === undefined ? {} : { answeredText: momentText(at, ctx.now, ctx.language) }),
    ...given('reason', factOf(facts, '理由')?.text),
    ...given('leader', factOf(facts, '带队人')?.text),
    ...given('staff', factOf(facts, '执法人员')?.text),
  }
}

const answers: Readonly<Record<string, TurnoutUnit['answer']>> = {
  能: 'comes',
  不能: 'cannot',
  未确认: 'unconfirmed',
}

/** Of a unit that was to be at the site: what it handed in there, and until when it may. */
function evidenceOf(
  ctx: Ctx,
  record: CallRecord,
  unit: string,
  since: Milestones,
  open: readonly TaskRow[],
): Pick<TurnoutUnit, 'evidence'> {
  const visit = since.slice(since.findLastIndex(({ name }) => name === '到场') + 1)
  const handedIn = lastOf(visit, '取证', unit)
  if (handedIn)
    return { evidence: { state: 'given', atText: momentText(handedIn.at, ctx.now, ctx.language) } }
  const task = taskOf(open, record, 'unit-evidence', unit)
  const limit = task && limitOfTask(ctx, task, record)
  if (task) return { evidence: { state: 'awaited', ...(limit ? { limit } : {}) } }
  const concluded = visit.some(({ name }) => name === '结论')
  const came = factOf(lastOf(since, '确认', unit)?.facts, '到场')?.text === '能'
  return concluded && came ? { evidence: { state: 'missing' } } : {}
}

const taskOf = (open: readonly TaskRow[], { process }: CallRecord, form: string, unit: string) =>
  open.find(row => row.form === `${process}.${form}` && row.units.includes(unit))

const lastOf = (passed: Milestones, milestone: string, unit?: string) =>
  passed.findLast(
    ({ name, facts }) => name === milestone && (unit === undefined || factOf(facts, '单位')?.text === unit),
  )

const factOf = (facts: readonly Fact[] | undefined, key: string) => facts?.find(fact => fact.key === key)

const given = <K extends string>(key: K, text: string | undefined) =>
  (text === undefined ? {} : { [key]: text }) as Partial<Record<K, string>>
