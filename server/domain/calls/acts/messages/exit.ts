import { caseKey } from '../../case-name.js'
import { calling, type MessageAct } from './act.js'

/** 撤回: the deputy takes back what their unit called. */
export const exit: MessageAct = {
  id: 'exit',
  words: {
    name: { zh: '撤回呼叫', en: 'Withdraw the call' },
    danger: true,
    confirm: {
      title: { zh: '要撤回这件呼叫吗？', en: 'Withdraw this call?' },
      body: {
        zh: '撤回后本件结束，不能恢复；中心会收到告知。',
        en: 'The case ends and cannot be restored; the centre is told.',
      },
      verb: { zh: '撤回呼叫', en: 'Withdraw the call' },
    },
    done: { zh: '已撤回', en: 'Withdrawn' },
  },
  message: 'exit requested',
  processes: ['township-call', 'enforcement-referral'],
  correlation: caseKey,
  may: (reader, record) => calling(reader, record, ['deputy']),
  sample: () => ({ 退出方式: '撤回', 理由: '', 批准人: null }),
  adds: actor => ({ 退出方式: '撤回', 批准人: actor.person }),
  hides: ['退出方式', '终止原因'],
}
