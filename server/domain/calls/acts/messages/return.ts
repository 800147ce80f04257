import { legKey, owing, type MessageAct } from './act.js'

export const returning: MessageAct = {
  id: 'return',
  words: {
    name: { zh: '退回（申请改派）', en: 'Return (ask for another unit)' },
    danger: true,
    confirm: {
      title: { zh: '要申请改派这件吗？', en: 'Ask for this case to go to another unit?' },
      body: {
        zh: '先由本单位主要负责人签批，再由中心决定；改派生效前仍由本单位办理，期限照走。',
        en: 'The head of your unit signs first, then the centre decides. Until then your unit goes on handling it and the limit keeps running.',
      },
      verb: { zh: '退回（申请改派）', en: 'Return' },
    },
    done: {
      zh: '已送本单位主要负责人签批，改派前仍由本单位办理',
      en: 'Sent to the head of your unit to sign; your unit handles the case until it is re-dispatched',
    },
  },
  message: 'return requested',
  correlation: legKey,
  may: owing,
  sample: () => ({ 理由: '', 依据: '', 建议主办: '' }),
}
