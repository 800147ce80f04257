import type { Language } from '../language.js'
import { translated } from './translated.js'

/** What kind of message lies behind the bell. */
const english = {
  派发: 'Dispatch',
  提醒: 'Reminder',
  催办: 'Urging',
  催一下: 'Urged',
  报告: 'Report',
  告知: 'Message',
  更正: 'Correction',
  督办单: 'Supervision order',
  督办文书: 'Supervision document',
  通报: 'Circular',
  联合督办: 'Joint supervision',
  裁定: 'Ruling',
  召集: 'Convening',
}

export const noticeKindName = (kind: string, language: Language) => translated(kind, english, language)
