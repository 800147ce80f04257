import { caseKey } from '../../case-name.js'
import { calling, type MessageAct } from './act.js'

/** 取消行动: the township calls a joint action off, before anybody was on site. */
export const cancel: MessageAct = {
  id: 'cancel',
  words: {
    name: { zh: '取消行动', en: 'Call the action off' },
    danger: true,
    confirm: {
      title: { zh: '要取消这次联合执法吗？', en: 'Call this joint action off?' },
      body: {
        zh: '取消后本件结束，不能恢复；召集的单位和中心会收到告知。',
        en: 'The case ends and cannot be restored; the units convened and the centre are told.',
      },
      verb: { zh: '取消行动', en: 'Call it off' },
    },
    done: { zh: '已取消', en: 'Called off' },
  },
  message: 'exit requested',
  processes: ['joint-enforcement'],
  correlation: caseKey,
  may: (reader, record) => calling(reader, record, ['deputy']),
  sample: () => ({ 退出方式: '取消', 理由: '', 批准人: null }),
  adds: actor => ({ 退出方式: '取消', 批准人: actor.person }),
  hides: ['退出方式', '终止原因'],
}
