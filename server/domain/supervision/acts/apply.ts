import type { EventBatch } from '../../../runtime/index.js'
import { follow, type Follower, type Store, type Unsaved } from '../../../store/port.js'
import { contextIn, instantIn, textIn } from '../../calls/feel.js'
import { newerRow, replaceNewer, type Readers } from '../newer.js'
import { assignedActs, type AssignedAct } from './record.js'

/** Takes a batch of a 交办事项 into its row. */
export async function applyToAct(store: Store, batch: EventBatch): Promise<void> {
  await replaceNewer<AssignedAct>(store, assignedActs, batch, blank(batch), readers)
}

/** The same as a row to be written with the step. */
export async function actRows(store: Store, batch: EventBatch): Promise<Follower[]> {
  const row = await newerRow<AssignedAct>(store, assignedActs, batch, blank(batch), readers)
  return row ? [follow.putNewer(assignedActs, row, 'applied')] : []
}

const blank = (batch: EventBatch) => (): Unsaved<AssignedAct> => {
  const { variables } = batch
  return {
    _id: `${batch.county}/${batch.instance}`,
    county: batch.county,
    key: textIn(variables.交办号) ?? batch.key ?? batch.instance,
    kind: textIn(variables.种类) ?? '',
    text: textIn(variables.内容) ?? '',
    person: textIn(variables.责任人),
    unit: textIn(variables.单位),
    due: instantIn(variables.期限),
    givenBy: textIn(contextIn(variables.交办人).person),
    case: batch.case,
    state: '待答复',
    assignedAt: batch.events[0]?.at ?? 0,
    instance: batch.instance,
    applied: 0,
  }
}

const readers: Readers<Unsaved<AssignedAct>> = {
  交办: (row, data) => {
    row.due = instantIn(data.期限) ?? row.due
  },
  交办答复: (row, data, at) => {
    Object.assign(row, {
      answer: textIn(data.答复),
      opinion: textIn(data.意见),
      answeredAt: at,
      state: '待认可',
    })
  },
  交办认可: (row, data) => {
    if (data.意见 !== '再办') return
    Object.assign(row, { state: '待答复', due: instantIn(data.期限), again: textIn(data.要求) })
  },
  交办超期: (row, _data, at) => {
    row.overdueAt = at
  },
  交办未阅示: (row, _data, at) => {
    Object.assign(row, { state: '未阅示', endedAt: at })
  },
  交办撤回: (row, data, at) => {
    Object.assign(row, { state: '已撤回', withdrawnFor: textIn(data.理由), endedAt: at })
  },
  交办办结: (row, _data, at) => {
    Object.assign(row, { state: '已办', endedAt: at })
  },
}
