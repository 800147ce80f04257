import { cellText } from '../time/amounts.js'
import type { ExpectedWords } from './words.js'

const text = (cell: Parameters<typeof cellText>[0]) => cellText(cell, 'en')

export const en: ExpectedWords = {
  counts(cell) {
    switch (cell.单位) {
      case '工作日':
        return `${text(cell)}; if dispatched today, today does not count`
      case '工作时':
        return `${text(cell)} from dispatch, office hours only`
      case '日':
        return `${text(cell)} from tomorrow if dispatched today; a last day off moves to the next working day`
      default:
        return `${text(cell)} from dispatch, day and night (natural time)`
    }
  },
  within: cell => `within ${text(cell)}`,
  steps: {
    approve: ' approves',
    countersign: ' agrees orally, countersigns later',
    accept: ' accepts and dispatches',
    sign: ' signs for it',
    respond: ' responds',
    firstReport: ' writes a first report',
    handle: ' handles it and reports back',
    verify: ' verifies',
  },
  answered: cell => `done in ${text(cell)}`,
  approval: (urgency, countersign) =>
    urgency === '一般'
      ? 'approved by the deputy in charge'
      : `called first${countersign ? `, countersigned within ${text(countersign)}` : ', countersigned later'}`,
  foot({ urgency, approver }, centre, intake) {
    const within = intake ? ` within **${text(intake)}**` : ''
    return urgency === '一般'
      ? `Goes to **${approver ?? 'the deputy in charge'}** for approval; then ${centre} accepts and dispatches it${within}`
      : `Goes straight to ${centre} once **${approver ?? 'the leader on duty'}** has agreed orally; ${centre} accepts and dispatches it${within}`
  },
  onDuty: 'on duty',
  standsFor: name => `acting for ${name}`,
  inPlaceOf: role => `acting while nobody is there as ${role.toLowerCase()}`,
}
