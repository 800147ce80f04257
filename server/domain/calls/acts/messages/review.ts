import { caseKey } from '../../case-name.js'
import type { MessageAct } from './act.js'

/** 申请复核: a call that was not accepted is looked at by 编办, when the caller asks within two working days. */
export const review: MessageAct = {
  id: 'review',
  words: {
    name: { zh: '申请复核', en: 'Ask for a review' },
    done: { zh: '已送编办复核', en: 'Sent to the establishment office for review' },
  },
  message: 'review requested',
  correlation: caseKey,
  may: (reader, record) =>
    record.refusal !== undefined &&
    reader.unit === record.caller &&
    ['clerk', 'deputy'].includes(reader.role),
  sample: () => ({ 理由: '' }),
  gone: ({ open }) =>
    open ? undefined : { zh: '申请复核的期限已过', en: 'The time to ask for a review is over' },
}
