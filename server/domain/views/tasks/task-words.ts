import type { Request } from '../../calls/record.js'
import type { Language } from '../../language.js'
import { have, listed } from '../../words/english.js'

/** How a language says what a task waits for; `verb` as verbOf gives it. */
interface TaskWords {
  opensSign: string
  opensSignAct: string
  you(verb: string): string
  /** To ring somebody about a case that is overdue. */
  ring(office: string): string
  others(who: string, verb: string): string
  /** For the reader's answer: replies of cooperating units are missing, and who has replied. */
  gather(missing: number, replied: readonly string[]): string
  allReplied: string
  /** A request of the lead unit, which the reader decides. */
  asked(verb: string, lead: string, kind: Request['kind']): string
}

const requests = { 退回: 'a return', 延期: 'an extension', 挂账: 'shelving' }

export const taskWords: Readonly<Record<Language, TaskWords>> = {
  'zh-CN': {
    opensSign: '已派发给您，打开即签收',
    opensSignAct: '打开即签收',
    you: verb => `等您${verb}`,
    ring: office => `等您电话告知${office}`,
    others: (who, verb) => `等${who}${verb}`,
    gather: (missing, replied) =>
      [
        `等您汇总 ${missing} 家协办意见并反馈`,
        ...(replied.length ? [`${replied.join('、')}已回复`] : []),
      ].join('；'),
    allReplied: '协办都已回复，等您反馈',
    asked: (verb, lead, kind) => `等您${verb}：${lead}申请${kind}`,
  },
  en: {
    opensSign: 'Dispatched to you; opening it signs for it',
    opensSignAct: 'Open to sign for it',
    you: verb => `Waiting for you to ${verb}`,
    ring: office => `Waiting for you to call ${office}`,
    others: (who, verb) => `Waiting for ${who} to ${verb}`,
    gather: (missing, replied) =>
      [
        `Waiting for you to gather ${missing} more ${missing === 1 ? 'reply' : 'replies'} and report back`,
        ...(replied.length ? [`${listed(replied)} ${have(replied)} replied`] : []),
      ].join('; '),
    allReplied: 'All cooperating units have replied; waiting for you to report back',
    asked: (verb, lead, kind) => `Waiting for you to ${verb}: ${lead} asks for ${requests[kind]}`,
  },
}
