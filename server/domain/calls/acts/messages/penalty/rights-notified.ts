import { dateOf } from '../../../../../calendar/index.js'
import { feelDate } from '../../../feel.js'
import { penaltyAct } from './act.js'

/** 权利告知: from it the party has five working days to ask for a hearing, where there is one (行政处罚法 64). */
export const rightsNotified = penaltyAct({
  id: 'rights-notified',
  words: {
    name: { zh: '登记处罚前告知', en: 'Record the notice of rights' },
    done: { zh: '已登记告知', en: 'Notice recorded' },
  },
  message: 'rights notified',
  sample: (_record, now) => ({ 告知日期: feelDate(dateOf(now)), 可听证: false, 告知文书号: '' }),
})
