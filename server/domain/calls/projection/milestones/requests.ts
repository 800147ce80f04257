import { numberIn, textIn } from '../../feel.js'
import type { CallRecord } from '../../record.js'
import { legEnded, limitChanged } from '../legs.js'
import type { MilestoneReaders } from './reader.js'

/** What the owing unit asks for, and what comes of it: 退回, 改派, 延期. */
export const requestMilestones: MilestoneReaders = {
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
  期限调整: (record, { data, at, edition }) =>
    limitChanged(record, data, at, edition, textIn(data.原因) ?? '期限调整'),
}

function disputeEnded(record: CallRecord, at: number): void {
  const open = record.disputes.at(-1)
  if (open) open.to ??= at
  record.pending = null
}
