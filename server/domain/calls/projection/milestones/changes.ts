import { instantIn, textIn } from '../../feel.js'
import { cooperationAdded } from '../legs.js'
import type { MilestoneReaders } from './reader.js'

/** What others add to a case while a unit owes the answer: 增派协办, 批示, 催一下. */
export const changeMilestones: MilestoneReaders = {
  增派协办: (record, { data, at, edition }) => cooperationAdded(record, data, at, edition),
  批示: (record, { data, at }) => {
    record.instructions = [
      ...(record.instructions ?? []),
      {
        by: textIn(data.批示人) ?? '',
        text: textIn(data.内容) ?? '',
        unit: textIn(data.单位),
        person: textIn(data.责任人),
        due: instantIn(data.期限),
        at,
      },
    ]
  },
  催一下: (record, { data, at, by }) => {
    record.nudges = [...(record.nudges ?? []), { at, ...(by ? { by } : {}), words: textIn(data.话) }]
  },
}
