import type { Language } from '../language.js'
import { translated } from './translated.js'

/** Why a unit got a case, or a limit changed. */
const english = {
  首派: 'dispatch',
  派发: 'dispatch',
  改派: 're-dispatch',
  返工: 'rework',
  恢复: 'resumption',
  重办: 'new round',
  复查: 're-check',
  延期: 'extension',
  紧急程度调整: 'change of urgency',
  历法更新: 'calendar update',
  期限调整: 'change of the limit',
}

export const causeName = (cause: string, language: Language) => translated(cause, english, language)
