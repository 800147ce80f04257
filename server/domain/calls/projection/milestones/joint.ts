import { textIn, textsIn } from '../../feel.js'
import type { MilestoneReaders } from './reader.js'

/** Who is convened to a joint action, and so may see it before anybody leads. */
export const jointMilestones: MilestoneReaders = {
  召集: (record, { data }) => {
    const lead = textIn(data.主办)
    const members = textsIn(data.成员单位)
    record.lead = lead ?? record.lead
    record.cooperating = members
    record.units = [...new Set([...record.units, ...(lead === undefined ? [] : [lead]), ...members])]
  },
}
