import { isNatural, type Urgency } from '../../urgency.js'
import { legKey, owing, type MessageAct } from './act.js'

/** The unit in which an extension is usually asked for: 一般 runs by working days. */
export const usualUnit = (urgency: Urgency) => (isNatural(urgency) ? '小时' : '工作日')

export const extension: MessageAct = {
  id: 'extension',
  words: {
    name: { zh: '申请延期', en: 'Ask for an extension' },
    done: {
      zh: '已送本单位主要负责人签批，批准前期限不变',
      en: 'Sent to the head of your unit to sign; the limit stands until it is granted',
    },
  },
  message: 'extension requested',
  correlation: legKey,
  may: owing,
  sample: ({ urgency }) => ({ 延长数量: 1, 单位: usualUnit(urgency), 理由: '', 进展: '' }),
}
