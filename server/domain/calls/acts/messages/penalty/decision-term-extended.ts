import { dateOf } from '../../../../../calendar/index.js'
import { feelDate } from '../../../feel.js'
import { followed, penaltyAct } from './act.js'

const MONTH = 30 * 86_400_000

/** 办案期限延长: only where a law, regulation or rule says otherwise than 90 days, and by its clause (行政处罚法 60). */
export const decisionTermExtended = penaltyAct({
  id: 'decision-term-extended',
  words: {
    name: { zh: '延长办案期限', en: 'Extend the term for the decision' },
    done: { zh: '办案期限已延长', en: 'The term for the decision is extended' },
  },
  message: 'decision term extended',
  sample: (record, now) => ({
    依据条款: '',
    新期限: feelDate(dateOf((followed(record)?.due ?? now) + MONTH)),
  }),
})
