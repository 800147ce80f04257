import type { Urgency } from '../../calls/urgency.js'
import type { Language } from '../../language.js'
import { stateName } from '../../words/states.js'
import { amountText } from '../../words/units.js'
import { urgencyName } from '../../words/urgencies.js'

interface Amount {
  urgency: Urgency
  amount: number
  unit: string
}

/** What the centre's queue says of a call. */
interface QueueWords {
  asksForAnother(lead: string): string
  supplementing(caller: string): string
  offList: string
  studying: string
  listed(no: number): string
  agreedBy(person: string): string
  similar(count: number): string
  dutiesMet(no: number | null): string
  dutyMissing(no: number | null, duty: string, reason: string): string
  /** The limit that a dispatch now would set. */
  limit(limit: Amount, due: string): string
  semicolon: string
  /** A call of the same kind, by when it came and how far it is. */
  earlier(moment: string, state: string): string
}

export const queueWords: Readonly<Record<Language, QueueWords>> = {
  'zh-CN': {
    asksForAnother: lead => `${lead}申请改派，等中心决定`,
    supplementing: caller => `等${caller}补正`,
    offList: '清单外事项，请定首接单位',
    studying: '清单外研判，请定主办或提请裁定',
    listed: no => `清单第 ${no} 项，可一键派发`,
    agreedBy: person => `口头批准 ${person}`,
    similar: count => `同一事项 90 天内 ${count} 件`,
    dutiesMet: no => `符合第 ${no} 项要求`,
    dutyMissing: (no, duty, reason) =>
      `第 ${no} 项要求的「${duty}」没有勾选${reason ? `，说明：${reason}` : ''}`,
    limit: ({ urgency, amount, unit }, due) =>
      `${urgency} ${amountText(amount, unit, 'zh-CN')}，现在派发到 ${due}`,
    semicolon: '；',
    earlier: (moment, state) => `${moment} 呼叫，${state}`,
  },
  en: {
    asksForAnother: lead => `${lead} asks for another lead; the centre decides`,
    supplementing: caller => `Waiting for ${caller} to supplement the call`,
    offList: 'Off the list; please name who takes it first',
    studying: 'Being studied: find whose it is, or have it ruled',
    listed: no => `Item ${no} of the list, ready to dispatch`,
    agreedBy: person => `agreed orally by ${person}`,
    similar: count => `${count} ${count === 1 ? 'call' : 'calls'} on this item within 90 days`,
    dutiesMet: no => `As item ${no} asks`,
    dutyMissing: (no, duty, reason) =>
      `Item ${no} asks for “${duty}”, which is not ticked${reason ? `; explained: ${reason}` : ''}`,
    limit: ({ urgency, amount, unit }, due) =>
      `${urgencyName(urgency, 'en')}, ${amountText(amount, unit, 'en')}: dispatched now, due ${due}`,
    semicolon: '; ',
    earlier: (moment, state) => `Called ${moment}; ${stateName(state, 'en').toLowerCase()}`,
  },
}
