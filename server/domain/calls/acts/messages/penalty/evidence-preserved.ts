import { dateOf } from '../../../../../calendar/index.js'
import { feelDate } from '../../../feel.js'
import { penaltyAct } from './act.js'

/** 先行登记保存: decided on within seven working days (行政处罚法 56). */
export const evidencePreserved = penaltyAct({
  id: 'evidence-preserved',
  words: {
    name: { zh: '登记证据先行保存', en: 'Record preserved evidence' },
    done: {
      zh: '已登记，7 个工作日内须作出处理决定',
      en: 'Recorded; what becomes of it is to be decided within 7 working days',
    },
  },
  message: 'evidence preserved',
  sample: (_record, now) => ({ 日期: feelDate(dateOf(now)), 保存物品: '' }),
})
