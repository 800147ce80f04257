import { addLimit, endOfDay, instantOf, toIso } from '../../../../../calendar/index.js'
import { followed, penaltyAct } from './act.js'

/** 听证申请 of the party, which its body or the platform records; refused when the five working days are over. */
export const hearingRequested = penaltyAct({
  id: 'hearing-requested',
  words: {
    name: { zh: '登记听证申请', en: 'Record the request for a hearing' },
    done: { zh: '已登记，请安排听证', en: 'Recorded; please schedule the hearing' },
  },
  message: 'hearing requested',
  correlation: record => {
    const penalty = followed(record)
    return `${penalty?.caseNumber ?? ''}/${penalty?.notices.at(-1) ?? ''}`
  },
  sample: () => ({ 申请人: '' }),
  gone(record, { edition }) {
    const told = followed(record)?.notices.at(-1)
    if (told === undefined) return undefined
    const fifth = addLimit(edition, instantOf(told), 5, '工作日').at
    const until = toIso(endOfDay(edition, fifth)).slice(0, 10)
    return {
      zh: `申请听证的期限是 ${until} 24 时，已过或者已经申请`,
      en: `A hearing could be asked for until the end of ${until}; that is past, or it was asked for already`,
    }
  },
})
