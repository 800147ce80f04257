import type { Language } from '../language.js'
import { translated } from './translated.js'

/** What a unit under a limit may ask for. */
const english = { 退回: 'return', 延期: 'extension', 挂账: 'shelving' }

export const requestName = (kind: string, language: Language) => translated(kind, english, language)
