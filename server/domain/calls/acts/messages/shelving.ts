import { owing, type MessageAct, legKey } from './act.js'

/** 申请挂账: what cannot be done for want of funds, law or season waits without a clock until a review date. */
export const shelving: MessageAct = {
  id: 'shelving',
  words: {
    name: { zh: '申请挂账', en: 'Ask for shelving' },
    done: {
      zh: '已送本单位主要负责人签批，批准前期限照走',
      en: 'Sent to the head of your unit to sign; the limit runs until it is approved',
    },
  },
  message: 'shelving requested',
  correlation: legKey,
  may: owing,
  sample: () => ({ 原因: '资金', 阶段成果: '', 复核日: null }),
}
