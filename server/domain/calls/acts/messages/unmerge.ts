import { caseKey } from '../../case-name.js'
import { centre, type MessageAct } from './act.js'

/** 拆分: a case that waits for its main is taken in by itself again. */
export const unmerge: MessageAct = {
  id: 'unmerge',
  words: {
    name: { zh: '拆分', en: 'Split off' },
    done: { zh: '已拆分，回到受理审核', en: 'Split off; it is back at the intake' },
  },
  message: 'unmerged',
  correlation: caseKey,
  may: (reader, record) => centre(reader, record, ['clerk', 'leader']),
  sample: () => ({ 理由: '' }),
}
