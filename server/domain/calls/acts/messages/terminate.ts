import { caseKey } from '../../case-name.js'
import { centre, hasCalled, type MessageAct } from './act.js'

/** 终止: the leader of the centre ends a case that can no longer be handled. */
export const terminate: MessageAct = {
  id: 'terminate',
  words: {
    name: { zh: '终止', en: 'Terminate' },
    danger: true,
    confirm: {
      title: { zh: '要终止这件吗？', en: 'Terminate this case?' },
      body: {
        zh: '终止后本件结束，不能恢复；呼叫单位、主办和协办会收到告知。',
        en: 'The case ends and cannot be restored; the caller and the units concerned are told.',
      },
      verb: { zh: '终止', en: 'Terminate' },
    },
    done: { zh: '已终止', en: 'Terminated' },
  },
  message: 'exit requested',
  correlation: caseKey,
  may: (reader, record) => hasCalled(record) && centre(reader, record, ['leader']),
  sample: () => ({ 退出方式: '终止', 理由: '', 批准人: null }),
  adds: actor => ({ 退出方式: '终止', 批准人: actor.person }),
  hides: ['退出方式'],
}
