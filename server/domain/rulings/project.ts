import type { HistoryEvent } from '../calls/projection/project.js'
import { contextIn, instantIn, textIn, textsIn, type Context } from '../calls/feel.js'
import type { Ruling } from './record.js'

type Reader = (row: Ruling, data: Context, at: number) => void

/** What the milestones of a ruling mean for its row. A draft is changed in place. */
const readers: Readonly<Record<string, Reader>> = {
  陈述: (row, data, at) => {
    const unit = textIn(data.单位)
    if (unit === undefined) return
    const grounds = textIn(data.依据)
    const position = {
      unit,
      text: textIn(data.主张) ?? '',
      at: instantIn(data.时刻) ?? at,
      ...(grounds === undefined ? {} : { grounds }),
    }
    row.positions = [...row.positions.filter(each => each.unit !== unit), position]
  },
  编办超时: (row, _data, at) => {
    row.overdueAt = at
  },
  裁定文书: (row, data, at) => {
    row.result = textIn(data.裁定结果)
    row.lead = textIn(data.裁定主办)
    row.cooperating = textsIn(data.裁定协办)
    row.number = textIn(data.文号)
    row.basis = textIn(data.依据)
    row.wrong = data.派发有误 === true
    row.revises = data.修订清单 === true
    row.ruledAt = at
    row.state = '已裁定'
  },
}

/** The row after these events of its ruling; the same object when it knew them all. */
export function projectRuling(row: Ruling, events: readonly HistoryEvent[]): Ruling {
  const fresh = events.filter(event => event.seq > row.applied)
  const last = fresh.at(-1)
  if (!last) return row
  const draft = structuredClone(row)
  for (const event of fresh) {
    if (event.type === 'milestone') readers[event.name ?? '']?.(draft, contextIn(event.data), event.at)
    if (event.type === 'state' && event.state === '裁定中' && draft.state === '陈述中') draft.state = '裁定中'
    if (event.type === 'instance-completed') draft.endedAt = event.at
    if (event.type === 'instance-terminated' && draft.state !== '已裁定')
      Object.assign(draft, { state: '已随事项结束', endedAt: event.at })
  }
  draft.applied = last.seq
  return draft
}
