import type { Language } from '../../server/domain/language.js'

/** What keeps the portal's choice; absent in a worker and outside a browser. */
interface Kept {
  localStorage?: { getItem(key: string): string | null }
}

/** The language that the portal keeps for this browser; it is chosen there, and holds for the whole page. */
export const language: Language =
  (globalThis as Kept).localStorage?.getItem('huying.language') === 'en' ? 'en' : 'zh-CN'
