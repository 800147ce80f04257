import { caseKey } from '../../case-name.js'
import type { MessageAct } from './act.js'

/** 恢复办理: the unit that shelved the case, its caller or the centre take it up again. */
export const resume: MessageAct = {
  id: 'resume',
  words: {
    name: { zh: '恢复办理', en: 'Resume' },
    done: { zh: '已恢复办理，重新起算时限', en: 'Resumed; the limit starts anew' },
  },
  message: 'resume',
  correlation: caseKey,
  may: (reader, record) =>
    record.open &&
    !record.running &&
    ((reader.unit === record.lead && ['clerk', 'deputy', 'head'].includes(reader.role)) ||
      (reader.unit === record.caller && ['clerk', 'deputy'].includes(reader.role)) ||
      (reader.kind === 'centre' && ['clerk', 'leader'].includes(reader.role))),
  sample: () => ({ 理由: '' }),
}
