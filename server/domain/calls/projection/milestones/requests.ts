import { numberIn, textIn } from '../../feel.js'
import type { CallRecord } from '../../record.js'
import { legEnded, limitChanged } from '../legs.js'
import { requestDecided, requestMade } from '../pending.js'
import type { MilestoneReaders } from './reader.js'

/** What the owing unit asks for, and what comes of it: 退回, 改派, 延期. */
export const requestMilestones: MilestoneReaders = {
  退回: (record, { data, at, by }) => {
    record.counts.returns += 1
    record.disputes.push({ from: at })
    requestMade(record, { kind: '退回', at, ...(by ? { by } : {}), reason: textIn(data.理由) })
  },
  退回结果: (record, { data, at }) => {
    // What the head of the unit did not sign never left it.
    if (data.决定 === '未签批') record.counts.returns -= 1
    disputeEnded(record, at)
  },
  改派: (record, { at }) => {
    disputeEnded(record, at)
    legEnded(record, at, '改派')
  },
  延期申请: (record, { data, at, by }) => {
    requestMade(record, {
      kind: '延期',
      at,
      ...(by ? { by } : {}),
      reason: textIn(data.理由),
      amount: numberIn(data.延长数量),
      unit: textIn(data.单位),
    })
  },
  延期结果: record => requestDecided(record, '延期'),
  延期: (record, { data, at, edition }) => {
    record.counts.extensions += 1
    requestDecided(record, '延期')
    limitChanged(record, data, at, edition)
  },
  期限调整: (record, { data, at, edition }) =>
    limitChanged(record, data, at, edition, textIn(data.原因) ?? '期限调整'),
}

function disputeEnded(record: CallRecord, at: number): void {
  const open = record.disputes.at(-1)
  if (open) open.to ??= at
  requestDecided(record, '退回')
}
