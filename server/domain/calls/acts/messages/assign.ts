import { assignment, assignmentKey, kindAssignedBy } from '../../../supervision/acts/assign.js'
import { caseKey } from '../../case-name.js'
import type { MessageAct } from './act.js'

/** 督办要求 on a case: an act with an owner, a limit and a reply; the clock of the case is not touched. */
export const assign: MessageAct = {
  id: 'assign',
  words: {
    name: { zh: '提出督办要求', en: 'Order something to be done' },
    done: {
      zh: '已交办，到期未答复您会收到告知',
      en: 'Assigned; you are told when it is not answered in time',
    },
  },
  message: 'assign act',
  starts: 'assigned-act',
  correlation: (record, sent) => (sent ? assignmentKey(caseKey(record), sent.actor, sent.token) : ''),
  may: reader => kindAssignedBy(reader) === '督办要求',
  sample: () => ({ 内容: '' }),
  adds: (actor, record, sent) => ({
    ...assignment(actor, sent ? assignmentKey(caseKey(record), actor, sent.token) : ''),
    关联事项: record.number,
  }),
}
