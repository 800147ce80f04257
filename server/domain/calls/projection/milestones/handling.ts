import { instantIn, numberIn, textIn } from '../../feel.js'
import { presentLeg } from '../../record.js'
import { isUrgency } from '../../urgency.js'
import { cooperationReplied, dispatched, legEnded } from '../legs.js'
import type { MilestoneReaders } from './reader.js'

/** A leg from its dispatch to its verification. */
export const handlingMilestones: MilestoneReaders = {
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
  紧急程度: (record, { data }) => {
    if (isUrgency(data.紧急程度)) record.urgency = data.紧急程度
  },
}
