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
})
