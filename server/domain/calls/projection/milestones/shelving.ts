import { contextIn, textIn, type Context } from '../../feel.js'
import type { MilestoneReaders } from './reader.js'
import { legEnded } from '../legs.js'
import { requestDecided, requestMade } from '../pending.js'

/** 挂账: asked for and decided, the time without a clock, and what its reviews decide. */
export const shelvingMilestones: MilestoneReaders = {
  挂账申请: (record, { data, at, by }) => {
    requestMade(record, { kind: '挂账', at, ...(by ? { by } : {}), reason: textIn(data.原因) })
  },
  挂账结果: record => {
    requestDecided(record, '挂账')
  },
  挂账: (record, { data, at }) => {
    legEnded(record, at, '挂账')
    record.shelvings = [
      ...(record.shelvings ?? []),
      { from: at, reason: textIn(data.原因) ?? '', reviewOn: dateIn(data, '复核日') },
    ]
  },
  挂账复核: (record, { data }) => {
    const shelved = record.shelvings?.at(-1)
    if (shelved) shelved.reviewOn = dateIn(data, '复核日') ?? shelved.reviewOn
  },
  恢复: (record, { at }) => {
    const shelved = record.shelvings?.at(-1)
    if (shelved) shelved.to ??= at
  },
}

/** A FEEL date as `2027-03-01`. */
function dateIn(data: Context, key: string): string | undefined {
  return textIn(contextIn(data[key]).v) ?? textIn(data[key])
}
