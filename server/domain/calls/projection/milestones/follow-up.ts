import { textIn } from '../../feel.js'
import type { MilestoneReaders } from './reader.js'

/** 群众回访 after the case was closed. */
export const followUpMilestones: MilestoneReaders = {
  回访: (record, { data, at }) => {
    record.callBack = { result: textIn(data.结果) ?? '', note: textIn(data.记录), at }
  },
  未回访: (record, { at }) => {
    record.callBack = { result: '未回访', at }
  },
}
