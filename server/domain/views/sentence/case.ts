import type { TaskRow } from '../../../runtime/index.js'
import { wordingOf } from '../../calls/acts/catalogue.js'
import { forms, requestForms } from '../../calls/forms.js'
import { presentLeg, type CallRecord, type Leg } from '../../calls/record.js'
import { unitName, type County } from '../../county.js'
import { roleNames, isRole } from '../../directory/index.js'
import { unitNamed } from '../../directory/index.js'
import { plain, strong, type SentencePart } from './parts.js'

export interface Sentence {
  /** What the case waits for and whose turn it is. */
  parts: SentencePart[]
  /** Unit whose turn it is; null when nobody's. */
  turn: string | null
  /** The task that moves the case on. */
  task?: TaskRow
  next?: string
}

type Ctx = Pick<County, 'people' | 'now'>

/**
 * Every case says in one sentence what it waits for and whose turn it is; the limit stands beside it. Whoever reads it
 * and may do it reads 轮到您.
 */
export function caseSentence(
  ctx: Ctx,
  record: CallRecord,
  open: readonly TaskRow[],
  reader?: string,
): Sentence {
  const sentence = sentenceFor(ctx, record, open)
  const mine = reader !== undefined && sentence.task?.people.includes(reader) === true
  if (!mine || !sentence.task) return sentence
  const [, , , ...rest] = sentence.parts
  return { ...sentence, parts: [strong('轮到您'), plain(verbOf(sentence.task)), ...rest] }
}

function sentenceFor(ctx: Ctx, record: CallRecord, open: readonly TaskRow[]): Sentence {
  const caller = unitName(ctx, record.caller)
  if (record.running) return handling(ctx, record, open)
  const rate = open.find(task => task.form === forms.rate)
  if (!record.open) {
    if (rate)
      return { parts: [plain('已办结，等'), strong(caller), plain('评价')], turn: record.caller, task: rate }
    return { parts: [plain(closing(record))], turn: null }
  }
  const task = open.find(each => each.process === 'township-call') ?? open[0]
  if (!task)
    return {
      parts: [plain(`${record.state}，流程停住了，等`), strong('系统管理员'), plain('处理')],
      turn: null,
    }
  const turn = turnOf(ctx, task)
  return {
    parts: [plain('等'), strong(whoOf(ctx, task)), plain(verbOf(task))],
    turn,
    task,
    ...nextOf(record, caller),
  }
}

function handling(ctx: Ctx, record: CallRecord, open: readonly TaskRow[]): Sentence {
  const leg = presentLeg(record)
  const own = open.filter(task => task.process === 'township-call')
  const task = own.find(each => !requestForms.includes(each.form ?? '') && each.form !== forms.cooperate)
  const lead = unitName(ctx, record.lead)
  const parts: SentencePart[] = [plain('等'), strong(lead), plain(task ? verbOf(task) : '反馈')]
  const asking = own.find(each => requestForms.includes(each.form ?? ''))
  if (asking && record.pending)
    parts.push(plain(`；${record.pending.kind}待${whoOf(ctx, asking)}${verbOf(asking)}`))
  if (leg) parts.push(...cooperationParts(ctx, leg))
  return {
    parts,
    turn: record.lead,
    ...(task ? { task } : {}),
    next: `反馈后由${unitName(ctx, record.caller)}核验`,
  }
}

/** A cooperating unit in red is named, and never turns the case red. */
function cooperationParts(ctx: Ctx, leg: Leg): SentencePart[] {
  const late = leg.cooperation.filter(each => each.repliedAt === undefined && each.due <= ctx.now)
  const waiting = leg.cooperation.filter(each => each.repliedAt === undefined && each.due > ctx.now)
  const replied = leg.cooperation.filter(each => each.repliedAt !== undefined)
  const names = (list: typeof late) => list.map(each => unitName(ctx, each.unit)).join('、')
  return [
    ...(late.length ? [plain('；协办'), { text: `${names(late)}超期`, light: 'red' as const }] : []),
    ...(waiting.length ? [plain(`；协办${names(waiting)}未回复`)] : []),
    ...(replied.length ? [plain(`；${names(replied)}已回复`)] : []),
  ]
}

function closing(record: CallRecord): string {
  if (record.state === '办结') {
    if (record.ratedAt !== undefined) return '已办结，已评价'
    return record.unratedAt === undefined ? '已办结' : '已办结，未评价'
  }
  if (record.refusal) return `不予受理：${record.refusal.reason}`
  if (record.state === '转办') return '已转其他渠道办理'
  if (record.state === '未呼叫') return '未批准，没有呼出'
  if (record.withdrawal) return `已撤回：${record.withdrawal.reason}`
  return record.state
}

function nextOf(record: CallRecord, caller: string): { next?: string } {
  switch (record.state) {
    case '待审签':
      return { next: '同意后由运行管理中心受理派发' }
    case '待受理':
      return { next: '受理后派发给主办单位' }
    case '待补正':
      return { next: '补正后由运行管理中心继续受理' }
    case '待核验':
      return { next: `办结后由${caller}评价` }
    default:
      return {}
  }
}

/** What somebody has to do, as a verb behind a name. */
export function verbOf(task: Pick<TaskRow, 'form' | 'name' | 'key'>): string {
  const verbs: Readonly<Record<string, string>> = {
    [forms.approve]: '审签',
    [forms.file]: '修改',
    [forms.intake]: '受理',
    [forms.supplement]: '补正',
    [forms.respond]: '响应',
    [forms.feedBack]: '反馈',
    [forms.firstFeedback]: '首次反馈',
    [forms.signReturn]: '签批',
    [forms.signExtension]: '签批',
    [forms.commentExtension]: '写意见',
    [forms.decideExtension]: '审批',
    [forms.decideReturn]: '审核',
    [forms.coordinate]: '协调',
  }
  return verbs[task.form ?? ''] ?? wordingOf(task.form, task.name, task.key).name
}

/** Whose turn it is, as people say it: the unit, and the role where another than the clerk is meant. */
export function whoOf(ctx: Ctx, task: Pick<TaskRow, 'candidates'>): string {
  const first = task.candidates[0]
  if (!first) return ''
  if ('person' in first) return ctx.people.person.get(first.person)?.name ?? first.person
  const unit = unitNamed(ctx.people, first.unit)
  const office = unit?.short ?? first.unit
  if (first.role === 'county-deputy') return '分管县领导'
  if (first.role === 'clerk' || !isRole(first.role)) return office
  return `${office}${roleNames[first.role].zh.replace(/^中心/, '')}`
}

export function turnOf(ctx: Ctx, task: Pick<TaskRow, 'candidates'>): string | null {
  const first = task.candidates[0]
  return first && 'unit' in first ? (unitNamed(ctx.people, first.unit)?.code ?? first.unit) : null
}
