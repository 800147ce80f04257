import { caseKey } from '../../case-name.js'
import { calling, type MessageAct } from './act.js'

/** 催一下: the caller asks the owing unit to go on, once a day. It moves no clock. */
export const nudge: MessageAct = {
  id: 'nudge',
  words: {
    name: { zh: '催一下', en: 'Urge' },
    done: { zh: '已催，承办经办人会收到告知', en: 'Urged; the clerk of the lead unit is told' },
  },
  message: 'nudged',
  correlation: caseKey,
  may: (reader, record) => calling(reader, record, ['clerk']) && record.legs.length > 0,
  sample: () => ({ 话: null }),
}
