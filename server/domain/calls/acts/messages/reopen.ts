import { caseKey } from '../../case-name.js'
import type { MessageAct } from './act.js'

/** 要求重办: within the window after closing the caller has the same number handled again, as its next round. */
export const reopen: MessageAct = {
  id: 'reopen',
  words: {
    name: { zh: '要求重办', en: 'Have it handled again' },
    danger: true,
    confirm: {
      title: { zh: '要把这件重新办理吗？', en: 'Have this case handled again?' },
      body: {
        zh: '同一编号开始新一轮，由原主办重新承办，时限重新起算。',
        en: 'A new round begins under the same number with the same lead, and the limit starts anew.',
      },
      verb: { zh: '要求重办', en: 'Handle again' },
    },
    done: { zh: '已开始新一轮办理', en: 'A new round has begun' },
  },
  message: 'reopen',
  correlation: record => `${caseKey(record)}/${record.round}`,
  may: (reader, record) =>
    record.closedAt !== undefined &&
    reader.unit === record.caller &&
    ['clerk', 'deputy'].includes(reader.role),
  sample: () => ({ 理由: '' }),
  gone: ({ open }) =>
    open
      ? undefined
      : {
          zh: '重新办理期已过，请提交新呼叫并关联本事项',
          en: 'The time to have it handled again is over; please file a new call that names this one',
        },
}
