import { contextIn, instantIn, listIn, numberIn, textIn, type Context } from '../../feel.js'
import type { CallRecord, Rating } from '../../record.js'
import { legEnded } from '../legs.js'
import type { MilestoneReaders } from './reader.js'

/** The ends of a case that units have worked on, and what follows them. */
export const closingMilestones: MilestoneReaders = {
  办结: (record, { data, at }) => {
    record.closedAt = instantIn(data.办结时刻) ?? at
    record.open = false
  },
  撤回: (record, { data, at }) => ended(record, '撤回', textIn(data.理由), at),
  取消: (record, { data, at }) => ended(record, '取消', textIn(data.理由), at),
  终止: (record, { data, at }) => ended(record, '终止', textIn(data.理由), at),
  评价: (record, { data, at }) => {
    record.ratings = listIn(data.评分).map(contextIn).flatMap(rating)
    record.ratedAt = at
    delete record.unratedAt
  },
  未评价: (record, { at }) => {
    record.unratedAt = at
  },
}

function ended(record: CallRecord, how: string, reason = '', at: number): void {
  record.withdrawal = { reason, at, how }
  legEnded(record, at, how)
  record.open = false
}

function rating(row: Context): Rating[] {
  const unit = textIn(row.单位)
  const [speed, quality, satisfaction] = [row.响应速度, row.办理质量, row.满意度].map(numberIn)
  if (!unit || speed === undefined || quality === undefined || satisfaction === undefined) return []
  return [{ unit, speed, quality, satisfaction, ...(textIn(row.理由) ? { reason: textIn(row.理由) } : {}) }]
}
