import type { Language } from '../language.js'
import { translated } from './translated.js'

/** Why a unit got a case, or a limit changed. */
const english = {
  首派: 'dispatch',
  派发: 'dispatch',
  改派: 're-dispatch',
  返工: 'rework',
  延期: 'extension',
}

export const causeName = (cause: string, language: Language) => translated(cause, english, language)
