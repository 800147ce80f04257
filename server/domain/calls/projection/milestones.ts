import type { CalendarEdition } from '../../../calendar/index.js'
import { contextIn, instantIn, listIn, numberIn, textIn, textsIn, type Context } from '../feel.js'
import { presentLeg, type CallRecord, type Rating } from '../record.js'
import { isUrgency } from '../urgency.js'
import { cooperationReplied, dispatched, legEnded, limitChanged } from './legs.js'

export interface Passed {
  data: Context
  at: number
  /** Who completed the task or sent the message that led here; null when the system did. */
  by: string | null
  edition: CalendarEdition
}

type Reader = (record: CallRecord, passed: Passed) => void

/** What each milestone of a call and of its time after closing means for the record. A draft is changed in place. */
export const milestones: Readonly<Record<string, Reader>> = {
  呼叫: (record, { data, at }) => {
    record.calledAt ??= instantIn(data.呼叫时刻) ?? at
  },
  受理: (record, { data, at }) => {
    record.acceptedAt = at
    record.lead = textIn(data.主办) ?? record.lead
    record.cooperating = textsIn(data.协办)
  },
  受理期限: (record, { data }) => {
    record.intakeDue = instantIn(data.受理期限)
  },
  派发: (record, { data, at, edition }) => dispatched(record, data, at, edition),
  签收: (record, { at }) => {
    const leg = presentLeg(record)
    if (leg) leg.signedAt ??= at
  },
  响应: (record, { data, at }) => {
    const leg = presentLeg(record)
    if (!leg) return
    leg.respondedAt = instantIn(data.时刻) ?? at
    leg.responseKind = textIn(data.方式)
  },
  首次反馈: (record, { at }) => {
    const leg = presentLeg(record)
    if (leg) leg.firstFeedbackAt = at
  },
  反馈: (record, { data, at }) => {
    const leg = presentLeg(record)
    const answeredAt = instantIn(data.反馈时刻) ?? at
    if (leg)
      leg.answer = {
        result: textIn(data.结果) ?? '',
        text: textIn(data.处置情况) ?? '',
        at: answeredAt,
        ...(textIn(data.未回复协办说明) ? { missing: textIn(data.未回复协办说明) } : {}),
      }
    legEnded(record, answeredAt, '反馈')
    record.answeredAt = answeredAt
  },
  协办回复: (record, { data, at }) => cooperationReplied(record, data, at),
  核验: (record, { data, at, by }) => {
    const leg = presentLeg(record)
    if (!leg) return
    leg.verification = {
      opinion: textIn(data.核验意见) ?? '',
      means: textIn(data.核验方式),
      reason: textIn(data.理由),
      at,
      ...(by === null ? {} : { by }),
    }
  },
  返工: (record, { data }) => {
    record.counts.reworks = numberIn(data.返工次数) ?? record.counts.reworks + 1
  },
  补正: (record, { at }) => {
    record.supplements.push({ from: at })
  },
  补正完成: (record, { data, at }) => {
    const open = record.supplements.at(-1)
    if (open) open.to ??= at
    record.intakeDue = instantIn(data.受理期限) ?? record.intakeDue
  },
  退回: (record, { data, at, by }) => {
    record.counts.returns += 1
    record.disputes.push({ from: record.pending?.kind === '退回' ? record.pending.at : at })
    record.pending = { kind: '退回', at, ...(by ? { by } : {}), reason: textIn(data.理由) }
  },
  退回结果: (record, { at }) => disputeEnded(record, at),
  改派: (record, { at }) => {
    disputeEnded(record, at)
    legEnded(record, at, '改派')
  },
  延期申请: (record, { data, at, by }) => {
    record.pending = {
      kind: '延期',
      at,
      ...(by ? { by } : {}),
      reason: textIn(data.理由),
      amount: numberIn(data.延长数量),
      unit: textIn(data.单位),
    }
  },
  延期结果: record => {
    record.pending = null
  },
  延期: (record, { data, at, edition }) => {
    record.counts.extensions += 1
    record.pending = null
    limitChanged(record, data, at, edition)
  },
  紧急程度: (record, { data }) => {
    if (isUrgency(data.紧急程度)) record.urgency = data.紧急程度
  },
  办结: (record, { data, at }) => {
    record.closedAt = instantIn(data.办结时刻) ?? at
    record.open = false
  },
  不予受理: (record, { data, at }) => {
    record.refusal = { reason: textIn(data.理由) ?? '', at }
    record.open = false
  },
  转办: record => {
    record.open = false
  },
  撤回: (record, { data, at }) => {
    record.withdrawal = { reason: textIn(data.理由) ?? '', at }
    legEnded(record, at, '撤回')
    record.open = false
  },
  未呼叫: record => {
    record.open = false
  },
  评价: (record, { data, at }) => {
    record.ratings = listIn(data.评分).map(contextIn).flatMap(rating)
    record.ratedAt = at
    delete record.unratedAt
  },
  未评价: (record, { at }) => {
    record.unratedAt = at
  },
}

function disputeEnded(record: CallRecord, at: number): void {
  const open = record.disputes.at(-1)
  if (open) open.to ??= at
  record.pending = null
}

function rating(row: Context): Rating[] {
  const unit = textIn(row.单位)
  const [speed, quality, satisfaction] = [row.响应速度, row.办理质量, row.满意度].map(numberIn)
  if (!unit || speed === undefined || quality === undefined || satisfaction === undefined) return []
  return [{ unit, speed, quality, satisfaction, ...(textIn(row.理由) ? { reason: textIn(row.理由) } : {}) }]
}
