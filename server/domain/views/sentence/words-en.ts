import type { CallRecord } from '../../calls/record.js'
import { stateName } from '../../words/states.js'
import { have, is, listed } from '../../words/english.js'
import { plain, strong } from './parts.js'
import { verbOf } from './verbs.js'
import type { CaseWords } from './words.js'

const requested = { 退回: 'return requested', 延期: 'extension requested', 挂账: 'shelving requested' }

export const caseWordsEn: CaseWords = {
  yourTurn: task => [strong('Your turn'), plain(` to ${verbOf(task, 'en')}`)],
  waiting: (who, task) => [plain('Waiting for '), strong(who), plain(` to ${verbOf(task, 'en')}`)],
  waitingForAnswer: lead => [plain('Waiting for '), strong(lead), plain(' to report back')],
  waitingForRating: caller => [plain('Closed; waiting for '), strong(caller), plain(' to rate')],
  shelved: ({ shelvings }) => [
    plain(
      `Shelved${shelvings?.at(-1)?.reviewOn ? `, to be reviewed on ${shelvings.at(-1)?.reviewOn}` : ''}; it may be resumed at any time`,
    ),
  ],
  merged: main => [plain('Merged; it waits for the result of '), strong(main)],
  stopped: state => [
    plain(`${stateName(state, 'en')}; the procedure has stopped, waiting for `),
    strong('the system administrator'),
  ],
  asking: (kind, who, task) => plain(`; ${requested[kind]}, waiting for ${who} to ${verbOf(task, 'en')}`),
  cooperation: ({ late, waiting, replied }) => [
    ...(late.length
      ? [plain('; '), { text: `${listed(late)} (cooperating) ${is(late)} late`, light: 'red' as const }]
      : []),
    ...(waiting.length ? [plain(`; ${listed(waiting)} (cooperating) ${have(waiting)} not replied`)] : []),
    ...(replied.length ? [plain(`; ${listed(replied)} ${have(replied)} replied`)] : []),
  ],
  closing,
  sentTo: (person, task) => `sent to ${person} to ${verbOf(task, 'en')}`,
  sent: sentence => `sent; ${sentence[0]?.toLowerCase() ?? ''}${sentence.slice(1)}`,
  next: {
    approval: 'once approved, the centre accepts and dispatches it',
    intake: 'once accepted, it is dispatched to the lead unit',
    supplement: 'once supplemented, the centre goes on with it',
    feedback: caller => `once answered, ${caller} verifies`,
    verification: caller => `once closed, ${caller} rates`,
  },
}

function closing(record: CallRecord): string {
  if (record.state === '办结') {
    if (record.ratedAt !== undefined) return 'Closed and rated'
    return record.unratedAt === undefined ? 'Closed' : 'Closed, not rated'
  }
  if (record.refusal) return `Not accepted: ${record.refusal.reason}`
  if (record.state === '转办') return 'Referred elsewhere'
  if (record.state === '未呼叫') return 'Not approved, so the call did not go out'
  if (record.withdrawal)
    return `${stateName(record.withdrawal.how ?? '撤回', 'en')}: ${record.withdrawal.reason}`
  return stateName(record.state, 'en')
}
