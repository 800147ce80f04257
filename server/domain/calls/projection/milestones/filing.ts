import { instantIn, textIn, textsIn } from '../../feel.js'
import type { MilestoneReaders } from './reader.js'

/** From the filing to the dispatch: 呼叫, 受理, 补正 and the ways out before a unit owes anything. */
export const filingMilestones: MilestoneReaders = {
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
  补正: (record, { at }) => {
    record.supplements.push({ from: at })
  },
  补正完成: (record, { data, at }) => {
    const open = record.supplements.at(-1)
    if (open) open.to ??= at
    record.intakeDue = instantIn(data.受理期限) ?? record.intakeDue
  },
  不予受理: (record, { data, at, by }) => {
    record.refusal = { reason: textIn(data.理由) ?? '', at, ...(by ? { by } : {}) }
    record.open = false
  },
  转办: record => {
    record.open = false
  },
  未呼叫: record => {
    record.open = false
  },
}
