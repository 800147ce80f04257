import { dateOf } from '../../../../../calendar/index.js'
import { feelDate } from '../../../feel.js'
import { penaltyAct } from './act.js'

/** 当场收缴: handed in within two working days (行政处罚法 71). The amount is nowhere asked. */
export const cashCollected = penaltyAct({
  id: 'cash-collected',
  words: {
    name: { zh: '登记当场收缴', en: 'Record a fine collected on the spot' },
    done: { zh: '已登记，2 个工作日内须缴付', en: 'Recorded; it is to be handed in within 2 working days' },
  },
  message: 'cash collected',
  sample: (_record, now) => ({ 日期: feelDate(dateOf(now)), 票据号: '' }),
})
