import { caseKey } from '../../case-name.js'
import { urgencies, type Urgency } from '../../urgency.js'
import { centre, hasCalled, type MessageAct } from './act.js'

/** 调整紧急程度: a clerk of the centre raises it, and lowers 紧急; 特急 is lowered by the centre's leader. */
export const urgency: MessageAct = {
  id: 'urgency',
  words: {
    name: { zh: '调整紧急程度', en: 'Change the urgency' },
    done: { zh: '已调整紧急程度', en: 'Urgency changed' },
  },
  message: 'urgency changed',
  correlation: caseKey,
  may: (reader, record) => hasCalled(record) && centre(reader, record, ['clerk', 'leader']),
  sample: ({ urgency: now }) => ({
    新紧急程度: urgencies.find(each => each !== now) ?? null,
    理由: '',
    撤回已亮红灯: false,
  }),
}

/** Whether somebody in this role of the centre may change it so. */
export function mayChange(role: string, from: Urgency, to: Urgency): boolean {
  const lowered = urgencies.indexOf(to) > urgencies.indexOf(from)
  return role === 'leader' || !lowered || from !== '特急'
}
