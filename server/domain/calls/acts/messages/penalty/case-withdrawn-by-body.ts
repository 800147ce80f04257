import { penaltyAct } from './act.js'

/** 撤案: the body gives its case up; what follows it here ends. */
export const caseWithdrawnByBody = penaltyAct({
  id: 'case-withdrawn-by-body',
  words: {
    name: { zh: '登记撤案', en: 'Record that the case was withdrawn' },
    danger: true,
    confirm: {
      title: { zh: '要登记撤案吗？', en: 'Record that the penalty case was withdrawn?' },
      body: {
        zh: '登记后处罚节点不再计时，由本单位回复结果。',
        en: 'Its clocks stop and your unit reports the result.',
      },
      verb: { zh: '登记撤案', en: 'Record it' },
    },
    done: { zh: '已登记撤案', en: 'Withdrawal recorded' },
  },
  message: 'case withdrawn by body',
  sample: () => ({ 理由: '' }),
})
