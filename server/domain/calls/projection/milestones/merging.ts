import { textIn } from '../../feel.js'
import type { MilestoneReaders } from './reader.js'

/** 并件, 拆分, and a refusal that is reviewed: what may still happen to a call before it is dispatched. */
export const mergingMilestones: MilestoneReaders = {
  并件: (record, { data, at }) => {
    record.merged = { main: textIn(data.主件) ?? '', from: at }
  },
  主件结果: (record, { data, at }) => {
    if (record.merged) Object.assign(record.merged, { to: at, result: textIn(data.结果) })
  },
  拆分: (record, { at }) => {
    if (record.merged) Object.assign(record.merged, { to: at, result: '拆分' })
  },
  并件办结: record => {
    record.open = false
  },
  申请复核: (record, { data, at }) => {
    record.review = { reason: textIn(data.理由) ?? '', at }
    record.open = true
  },
  复核: (record, { data, at }) => {
    const result = textIn(data.结论) ?? ''
    if (record.review) Object.assign(record.review, { result, decidedAt: at })
    if (result === '改为受理') delete record.refusal
    else record.open = false
  },
}
