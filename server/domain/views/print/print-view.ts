import type { Fact } from '../../calls/facts.js'
import { presentLeg, type CallRecord } from '../../calls/record.js'
import { isNatural, type Urgency } from '../../calls/urgency.js'
import { personName, unitName, type Actor, type County } from '../../county.js'
import { unitNamed } from '../../directory/index.js'
import { caseView } from '../case-view.js'
import { limitSentence } from '../sentence/limit.js'
import { clockText, plainDateText } from '../time/dates.js'
import { timelineOf } from '../timeline/timeline.js'

/** 呼叫单, 派发单, 反馈单: three parts on one sheet. What is not there yet stays empty, with room for pen and seal. */
export interface PrintView {
  county: string
  demo: boolean
  number: string
  documentNumber: string
  round: number
  /** Process id of the procedure; the titles of the three parts follow it. */
  procedure: string
  procedureText: string
  printedText: string
  watermark?: string
  call: {
    unitName: string
    atText: string
    itemText: string
    content: string
    dutyText: string
    urgency: Urgency
    approver: string
    qr: string
  }
  dispatch: {
    lead: string
    cooperating: string
    atText: string
    dueText: string
    reckoning: string
    instruction: string
    dispatcher: string
    signedText: string
    qr: string
  }
  feedback: {
    /** 已解决, 部分解决, 经核不属实; of an enforcement body its conclusion, as 立案. */
    result: string
    text: string
    cooperation: { unitName: string; text: string }[]
    by: string
    atText: string
    verified: '' | '已解决' | '未解决，返工'
    scores: { name: string; score?: number }[]
    verifiedBy: string
    verifiedAtText: string
    qr: string
  }
}

/** An official form, so Chinese whoever reads. */
export async function printView(reader: County, actor: Actor, record: CallRecord): Promise<PrintView> {
  const ctx: County = { ...reader, language: 'zh-CN' }
  const { procedure } = await caseView(ctx, actor, record)
  const who = await signers(ctx, record)
  const { filed, number } = record
  const leg = presentLeg(record)
  const version = leg?.limits.at(-1)
  const at = (instant: number | undefined) => (instant === undefined ? '' : moment(instant))
  const qr = (part: string) => `${number}/${part}`
  return {
    county: ctx.people.county.name,
    demo: ctx.people.county.demo,
    number: record.matter,
    documentNumber: record.documentNumber,
    round: record.round,
    procedure: record.process,
    procedureText: `${procedure.name} 第 ${procedure.version} 版`,
    printedText: `打印 ${personName(ctx, actor.person)} ${at(ctx.now)}`,
    ...(record.sensitive ? { watermark: personName(ctx, actor.person) } : {}),
    call: {
      unitName: ctx.people.unit.get(record.caller)?.name ?? record.caller,
      atText: at(record.calledAt ?? record.filedAt),
      itemText:
        filed.itemNo === null
          ? `清单外：${filed.offListReason ?? ''}`
          : `第 ${filed.itemNo} 项 ${filed.itemTitle}`,
      content: `${filed.place.text}：${filed.content}`,
      dutyText: [...filed.dutiesDone, filed.dutyText].filter(Boolean).join('；'),
      urgency: record.urgency,
      approver: filed.oralApprover ? `${personName(ctx, filed.oralApprover)}（口头）` : who.approver,
      qr: qr('呼叫单'),
    },
    dispatch: {
      lead: leg ? (ctx.people.unit.get(leg.unit)?.name ?? leg.unit) : '',
      cooperating: record.cooperating.map(unit => unitName(ctx, unit)).join('、'),
      atText: at(leg?.from),
      dueText: at(leg?.due),
      reckoning: version
        ? limitSentence(
            version,
            ctx.now,
            { natural: isNatural(record.urgency), cause: leg?.cause ?? '派发' },
            ctx.language,
          ).replaceAll('**', '')
        : '',
      instruction: '',
      dispatcher: who.dispatcher,
      signedText:
        leg?.signedAt === undefined
          ? (who.confirmed ?? '')
          : `${unitName(ctx, leg.unit)} ${at(leg.signedAt)}`,
      qr: qr('派发单'),
    },
    feedback: {
      result: leg?.answer?.result ?? '',
      text: leg?.answer?.text ?? '',
      cooperation:
        leg?.cooperation.map(each => ({
          unitName: unitName(ctx, each.unit),
          text:
            each.repliedAt === undefined
              ? each.missed
                ? '未回复'
                : ''
              : [each.result, each.note].filter(Boolean).join('：'),
        })) ?? [],
      by: who.answered,
      atText: at(leg?.answer?.at),
      verified: leg?.verification ? (leg.verification.opinion === '办结' ? '已解决' : '未解决，返工') : '',
      scores: scoresOf(record, leg?.unit),
      verifiedBy: personName(ctx, leg?.verification?.by),
      verifiedAtText: at(leg?.verification?.at),
      qr: qr('反馈单'),
    },
  }
}

const moment = (at: number) => `${plainDateText(at, 0, 'zh-CN')} ${clockText(at)}`

function scoresOf({ ratings }: CallRecord, unit: string | undefined): PrintView['feedback']['scores'] {
  const own = ratings.find(row => row.unit === unit)
  return [
    { name: '响应速度', score: own?.speed },
    { name: '办理质量', score: own?.quality },
    { name: '满意度', score: own?.satisfaction },
  ].map(({ name, score }) => (score === undefined ? { name } : { name, score }))
}

interface Signers {
  approver: string
  dispatcher: string
  answered: string
  /** Of a procedure that has no 签收: what stands in its place. */
  confirmed?: string
}

/** Who approved, dispatched and answered: of a call as its history tells it, else as its milestones do. */
async function signers(ctx: County, record: CallRecord): Promise<Signers> {
  const did = (name: string) => personName(ctx, record.passed?.findLast(each => each.name === name)?.by)
  if (record.process === 'joint-enforcement')
    return {
      approver: did('权限核查'),
      dispatcher: did('召集'),
      answered: did('结论'),
      confirmed: confirmation(ctx, record),
    }
  if (record.process === 'enforcement-referral')
    return {
      approver: did('呼叫'),
      dispatcher: unitNamed(ctx.people, '中心')?.name ?? '',
      answered: did('答复'),
    }
  const entries = await timelineOf(ctx, record)
  const by = (start: string) =>
    entries.find(each => each.text.startsWith(start) && each.who !== '系统')?.who ?? ''
  return { approver: by('已呼出'), dispatcher: by('受理'), answered: by('反馈办理结果') }
}

/** The lead's word that it comes: 综合执法局 2026年10月9日 10:20, or that it said nothing. */
function confirmation(ctx: County, { passed = [], lead }: CallRecord): string {
  const found = passed.findLast(({ name, facts }) => name === '确认' && saying(facts, '单位') === lead)
  if (!found) return ''
  const came = saying(found.facts, '到场') ?? ''
  return [unitName(ctx, lead), came === '能' ? moment(found.at) : came].filter(Boolean).join(' ')
}

const saying = (facts: readonly Fact[], key: string) => facts.find(fact => fact.key === key)?.text
