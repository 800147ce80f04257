import type { Language } from '../../server/domain/language.js'

/** The language that the portal keeps for this browser; it is chosen there, and holds for the whole page. */
export const language: Language =
  globalThis.localStorage?.getItem('huying.language') === 'en' ? 'en' : 'zh-CN'
